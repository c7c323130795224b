namespace ReIntegrationBI.Portal.Jobs;

/// <summary>The forms in which a report is published; each is the extension of its file.</summary>
public static class ReportFormat
{
    /// <summary>For print; needs a browser to print with.</summary>
    public const string Pdf = "pdf";

    /// <summary>One page that needs nothing else.</summary>
    public const string Html = "html";

    /// <summary>A workbook with native charts.</summary>
    public const string Workbook = "xlsx";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Pdf, Html, Workbook];

    /// <summary>Media type of a form.</summary>
    public static string MediaType(string format) => format switch
    {
        Pdf => "application/pdf",
        Html => "text/html; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
}
