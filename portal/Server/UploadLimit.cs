using Microsoft.AspNetCore.Http.Metadata;

namespace ReIntegrationBI.Portal.Server;

/// <summary>How large an upload may be, as metadata of its route.</summary>
/// <param name="megabytes">The size of a file at most.</param>
internal sealed class UploadLimit(int megabytes) : IRequestSizeLimitMetadata
{
    /// <summary>What a form takes beside its file.</summary>
    private const long Around = 1 << 16;

    /// <summary>Bytes of a file at most.</summary>
    public long Bytes { get; } = (long)megabytes << 20;

    /// <inheritdoc/>
    public long? MaxRequestBodySize => Bytes + Around;

    /// <summary>The answer to a form that could not even be read, because its file is too large; null where that is not why.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">Why the form could not be read.</param>
    public static IResult? Refusal(HttpContext context, Exception? problem) =>
        IsTooLarge(problem) && context.GetEndpoint()?.Metadata.GetMetadata<UploadLimit>() is { } limit ? limit.Refuse(context) : null;

    /// <summary>Says that a file is too large.</summary>
    public IResult Refuse(HttpContext context)
    {
        Note(context);
        return LocalisedPage.Message(context, StatusCodes.Status413PayloadTooLarge, "admin.too_large_title", "admin.too_large", megabytes);
    }

    private static bool IsTooLarge(Exception? problem) =>
        problem is not null && (problem is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException || IsTooLarge(problem.InnerException));

    private static void Note(HttpContext context) =>
        context.RequestServices.GetRequiredService<Installation>().Audit.Write(
            Visitor.Of(context).Name, Warehouse.Accounts.AuditAction.Upload, "a file", Warehouse.Accounts.AuditEvent.Refused, "too large");
}
