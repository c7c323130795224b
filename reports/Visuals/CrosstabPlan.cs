using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Which columns of a crosstab stand in which table, so that none is wider than a printed page.</summary>
public static class CrosstabPlan
{
    private const double Size = 12;
    private const double Padding = 10;
    private const double Labels = 0.3;

    // Room for the small number that leads to the annex.
    private const double Reference = 20;

    /// <summary>Places of the series of each table, in order; the tables are about as wide as each other.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.Crosstab"/>.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public static IReadOnlyList<IReadOnlyList<int>> For(Visual visual, string language)
    {
        ArgumentNullException.ThrowIfNull(visual);
        var names = Math.Min(Drawing.PageWidth * Labels, visual.Categories.Select(c => TextMetrics.Width(c.Label, Size)).DefaultIfEmpty().Max()) + Padding;
        var widest = visual.Series.Select(Column).DefaultIfEmpty().Max();
        var most = Math.Max(1, (int)((Drawing.PageWidth - names) / widest));
        var tables = (visual.Series.Count + most - 1) / most;
        return [.. Enumerable.Range(0, visual.Series.Count).Chunk(Math.Max(1, (visual.Series.Count + tables - 1) / Math.Max(1, tables)))];

        static double Column(Series series)
        {
            var heading = TablePlan.Heading(series).Split(' ').Max(w => TextMetrics.Width(w, Size));
            var figures = series.Points.Select(p => TextMetrics.Width(p.Text + Survey.Signs(p) + p.Letters, Size)).DefaultIfEmpty().Max();
            var respondents = series.Base is null ? 0 : TextMetrics.Width(series.Base + "**", Size);
            return Math.Max(heading, Math.Max(figures + Reference, respondents)) + Padding;
        }
    }
}
