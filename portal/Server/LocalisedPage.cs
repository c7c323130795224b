using Microsoft.AspNetCore.Http.HttpResults;
using ReIntegrationBI.Portal.Pages;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Pages in the language of the visitor.</summary>
internal static class LocalisedPage
{
    /// <summary>A page; its parameter <c>Language</c> is filled in.</summary>
    public static IResult Of<T>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        parameters["Language"] = PortalLanguage.Of(context.Request);
        return new RazorComponentResult<T>(parameters) { StatusCode = status };
    }

    /// <summary>A page that says what happened and what to do.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="title">Key of the title.</param>
    /// <param name="text">Key of the text.</param>
    /// <param name="parts">What the text names.</param>
    public static IResult Message(HttpContext context, int status, string title, string text, params ReadOnlySpan<object?> parts) =>
        Make(context, status, title, text, null, parts);

    /// <summary>The same with what exactly was wrong, in English.</summary>
    public static IResult MessageWith(HttpContext context, int status, string title, string text, string detail) => Make(context, status, title, text, detail, []);

    /// <summary>Says that what was asked for is not there.</summary>
    public static IResult Missing(HttpContext context, string title, string text, params ReadOnlySpan<object?> parts) =>
        Message(context, StatusCodes.Status404NotFound, title, text, parts);

    private static IResult Make(HttpContext context, int status, string title, string text, string? detail, ReadOnlySpan<object?> parts)
    {
        var texts = PortalTexts.For(PortalLanguage.Of(context.Request));
        return Of<MessagePage>(context, status, new()
        {
            [nameof(MessagePage.Title)] = texts[title],
            [nameof(MessagePage.Text)] = texts.Fill(text, parts),
            [nameof(MessagePage.Detail)] = detail,
        });
    }
}
