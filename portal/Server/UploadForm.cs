using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What goes with an uploaded file; everything may be empty, and is then recognised.</summary>
/// <param name="Source">Only layouts of this source.</param>
/// <param name="Layout">This layout, whatever the name of the file.</param>
/// <param name="Survey">The survey that the file belongs to.</param>
/// <param name="Period">The month in which its fieldwork ended.</param>
/// <param name="Limit">Share of rows that may be rejected: <c>1%</c>.</param>
public sealed record UploadForm(string Source, string Layout, string Survey, string Period, string Limit)
{
    /// <summary>The limit where none is given.</summary>
    public const string UsualLimit = "1%";

    /// <summary>An empty form.</summary>
    public static UploadForm Empty { get; } = new("", "", "", "", UsualLimit);

    /// <summary>Reads the fields of a form.</summary>
    public static UploadForm Read(IFormCollection form) => new(Of(form, "source"), Of(form, "layout"), Of(form, "survey"), Of(form, "period"), LimitOf(form));

    /// <summary>The limit of rejections of a form, or the usual one.</summary>
    public static string LimitOf(IFormCollection form) => Of(form, "limit") is { Length: > 0 } limit ? limit : UsualLimit;

    /// <summary>How the file is to be read.</summary>
    /// <exception cref="WrongArgumentException">The limit is no share.</exception>
    public LoadOptions Options() => new(Given(Source), Given(Layout), false, CommonOptions.ReadRejectLimit(Limit), Given(Survey), Given(Period));

    private static string Of(IFormCollection form, string key) => form[key].ToString().Trim();

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
