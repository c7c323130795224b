using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Which columns of a survey's table stand in which table, so that none is wider than a printed page.</summary>
public static class CrosstabPlan
{
    private const double Size = 12;
    private const double Padding = 9;
    private const double Labels = 0.34;
    private const double NarrowLabels = 0.22;
    private const int MostMarks = 6;

    // Room for the small number that leads to the annex, and for a mark; in ems, as in visuals.css.
    private const double Reference = 1.7;
    private const double Mark = 0.55;

    /// <summary>Places of the series of each table, in order; the tables hold about as many columns as each other.</summary>
    /// <param name="visual">Of a survey.</param>
    public static IReadOnlyList<IReadOnlyList<int>> For(Visual visual)
    {
        var names = visual.Categories.Select(c => TextMetrics.Width(c.Label, Size)).DefaultIfEmpty().Max();
        var behind = (Slot(visual) * Mark * Size) + (HasReferences(visual) ? Reference * Size : 0);
        var widths = visual.Series.Select(Column).ToList();
        if (widths.Sum() + Math.Min(Drawing.PageWidth * NarrowLabels, names) + Padding <= Drawing.PageWidth)
        {
            return [[.. Enumerable.Range(0, visual.Series.Count)]];
        }

        var most = Math.Max(1, (int)((Drawing.PageWidth - Math.Min(Drawing.PageWidth * Labels, names) - Padding) / widths.Max()));
        var tables = (visual.Series.Count + most - 1) / most;
        return [.. Enumerable.Range(0, visual.Series.Count).Chunk((visual.Series.Count + tables - 1) / tables)];

        double Column(Series series)
        {
            var heading = series.Label.Split(' ').Max(w => TextMetrics.Width(w, Size));
            var figures = series.Points.Select(p => TextMetrics.Width(p.Text, Size)).DefaultIfEmpty().Max();
            return Math.Max(heading, Math.Max(figures, TextMetrics.Width(series.Base ?? "", Size)) + behind) + Padding;
        }
    }

    /// <summary>Signs that the room behind each figure must hold for letters and marks: 0 to 6.</summary>
    public static int Slot(Visual visual) => Math.Min(MostMarks, visual.Series.SelectMany(s => s.Points).Select(p => Survey.Signs(p).Length + p.Letters.Length).DefaultIfEmpty().Max());

    /// <summary>Whether figures lead to the annex.</summary>
    public static bool HasReferences(Visual visual) => visual.Series.Any(s => s.Points.Any(p => p.Annex is not null));
}
