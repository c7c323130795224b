using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering;

/// <summary>Decides which tables stand under their chart: those that leave the page whole. The others go to the end of the report.</summary>
public static class HtmlRoom
{
    // CSS pixels: the text block of an A4 page with margins of 18 mm (986), at the zoom that report.css gives a page in print, less a
    // little to be safe.
    private const double PageHeight = 976 / 0.93;
    private const double Row = 16.8;

    /// <summary>Ids of the visuals of a page whose table has no room there.</summary>
    public static IReadOnlySet<string> Elsewhere(ReportPage page, string language)
    {
        var charts = page.Visuals.Where(v => !Survey.IsTable(v.Kind)).ToList();
        var used = Lines(page.Finding, 27, 33) + Lines(page.Lead, 16, 23, 520) + 40
            + (page.Caveats.Count == 0 ? 0 : 56 + page.Caveats.Sum(c => Lines(c, 12, 17.5)))
            + page.Visuals.Sum(v => Height(v, language));

        // The small tables first, so that as many as possible stay with their chart.
        var elsewhere = new HashSet<string>();
        foreach (var chart in charts.OrderBy(Twin))
        {
            used += Twin(chart);
            if (used > PageHeight)
            {
                used -= Twin(chart);
                elsewhere.Add(chart.Id);
            }
        }

        return elsewhere;
    }

    private static double Twin(Visual visual) => (TablePlan.For(visual, compact: true).Rows * Row) + 7;

    private static double Height(Visual visual, string language)
    {
        var body = visual.Kind switch
        {
            VisualKind.Crosstab => (TablePlan.For(visual, compact: false).Rows * 17) + ((visual.Categories.Count + 2) * CrosstabPlan.For(visual).Count * 8),
            VisualKind.KpiCards => (visual.Series.Count + 2) / 3 * 165,
            VisualKind.Table => (visual.Categories.Count + 2) * 24,
            _ => Drawings.Of(visual, language)!.Height,
        };
        return 22 + (visual.Synthetic ? 36 : 0) + Lines(visual.Title, 16, 21) + Lines(visual.Subtitle, 12, 18) + 10 + body
            + VisualNotes.Of(visual, language).Append(visual.Source).Concat(visual.BaseNote is { } respondents ? [respondents] : []).Sum(n => Lines(n, 12, 17));
    }

    private static double Lines(string text, double size, double height, double width = Drawing.PageWidth) =>
        TextMetrics.Wrap(text, size, width).Count * height;
}
