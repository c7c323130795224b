using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Rendering;

/// <summary>Writes a report as one HTML document that needs nothing else: styles within, no script, no request. The PDF is this document, printed.</summary>
public static class HtmlReport
{
    /// <summary>Renders a report.</summary>
    /// <param name="report">The report, its data filled in.</param>
    /// <returns>A whole document in the language of the report.</returns>
    public static async Task<string> RenderAsync(ReportContent report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return "<!DOCTYPE html>\n" + await ComponentText.OfAsync<HtmlReportDocument>(new() { [nameof(HtmlReportDocument.Report)] = report });
    }
}
