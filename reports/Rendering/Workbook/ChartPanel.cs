using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>One chart of a visual: series of one unit, at most four unless they are parts of a whole.</summary>
/// <param name="Title">The finding; in small multiples the name of the series.</param>
/// <param name="Series">Places of the series in the visual.</param>
/// <param name="Maximum">End of the scale where charts are compared, or the whole of a stacked bar; null: Excel chooses.</param>
internal sealed record ChartPanel(string Title, IReadOnlyList<int> Series, double? Maximum)
{
    private const int MostSeries = 4;

    /// <summary>The charts of a visual; none for cards, tables and visuals without a value.</summary>
    public static IReadOnlyList<ChartPanel> Of(Visual visual, string language)
    {
        var drawn = ChartData.Drawn(visual);
        if (visual.Kind == VisualKind.SurvivalCurve)
        {
            drawn = [.. drawn.Where(s => visual.Series[s].Points.Any(p => p.Shown() is not null))];
            return drawn.Count <= MostSeries
                ? drawn.Count == 0 ? [] : [new ChartPanel(visual.Title, drawn, 100)]
                : [.. drawn.Select(s => new ChartPanel(visual.Series[s].Label, [s], 100))];
        }

        var units = drawn
            .Where(s => visual.Series[s].Points.Any(p => p.Shown() is not null))
            .GroupBy(s => visual.Series[s].Unit.Code)
            .Select(g => g.ToList())
            .ToList();
        var panels = new List<ChartPanel>();
        foreach (var unit in units)
        {
            if (!IsStacked(visual) && unit.Count > MostSeries)
            {
                var maximum = RoundUp(unit.Max(s => visual.Series[s].Points.Max(p => p.Shown() ?? 0)));
                panels.AddRange(unit.Select(s => new ChartPanel(visual.Series[s].Label, [s], maximum)));
                continue;
            }

            var title = units.Count == 1 ? visual.Title : visual.Series[unit[0]].Unit.Label.In(language);
            panels.Add(new ChartPanel(title, unit, visual.Kind switch
            {
                VisualKind.StackedBar when AreShares(visual, unit) => 100,
                VisualKind.LikertBar => (double)Enumerable.Range(0, visual.Categories.Count).Max(c => Sum(visual, unit, c) + Shifts(visual, c, language)),

                // The sums stand behind the bars.
                VisualKind.RankingBar => (double)Enumerable.Range(0, visual.Categories.Count).Max(c => Sum(visual, unit, c)) * 1.12,
                _ => null,
            }));
        }

        return panels;
    }

    /// <summary>Whether series are parts of one bar.</summary>
    public static bool IsStacked(Visual visual) => visual.Kind is VisualKind.StackedBar or VisualKind.LikertBar or VisualKind.RankingBar
        or VisualKind.SupportNetwork or VisualKind.ProcessComparison;

    private static decimal Sum(Visual visual, List<int> series, int category) => series.Sum(s => visual.Series[s].Points[category].Shown() ?? 0);

    private static decimal Shifts(Visual visual, int category, string language) =>
        AddedColumn.Of(visual, language).Where(a => a.Code is AddedColumn.ShiftLeft or AddedColumn.ShiftRight).Sum(a => a.Values[category] ?? 0);

    private static bool AreShares(Visual visual, List<int> series) =>
        visual.Series[series[0]].Unit.Symbol == "%"
        && Enumerable.Range(0, visual.Categories.Count).All(c => series.Sum(s => visual.Series[s].Points[c].Shown() ?? 0) <= 100.5m);

    /// <summary>The next round number, or null where nothing is above zero.</summary>
    private static double? RoundUp(decimal value)
    {
        if (value <= 0)
        {
            return null;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10((double)value)));
        return new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 }.Select(step => step * power).First(end => end >= (double)value * 0.999999);
    }
}
