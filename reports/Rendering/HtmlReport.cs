using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
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
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(HtmlReportDocument.Report)] = report });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<HtmlReportDocument>(parameters);
            return "<!DOCTYPE html>\n" + document.ToHtmlString();
        });
    }
}
