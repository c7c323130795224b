using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The visual as its table shows it, where the drawing holds more than its points: what an actor is, what a step loses.</summary>
public static class Twin
{
    /// <summary>A visual of kind <see cref="VisualKind.Table"/> with all that the drawing tells; other kinds are left as they are.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public static Visual Of(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        return visual.Kind switch
        {
            VisualKind.HeatMap => visual with { Kind = VisualKind.Table },
            VisualKind.SupportNetwork => visual with { Kind = VisualKind.Table, Series = [.. visual.Series, .. Groups(visual, texts["network.group"])] },
            VisualKind.CaseTimeline => visual with { Kind = VisualKind.Table, Series = [.. visual.Series, .. Groups(visual, texts["timeline.lane"])] },
            VisualKind.ProcessComparison => visual with { Kind = VisualKind.Table, Series = [.. visual.Series.Select(s => s with { Unit = NoUnit, Points = [.. s.Points.Select(p => Stage(p, texts))] })] },
            VisualKind.SurvivalCurve => Marked(visual, texts, language),
            VisualKind.Funnel => visual with { Kind = VisualKind.Table, Series = [.. visual.Series, Drop(visual, language)] },
            _ => visual,
        };
    }

    private static Series[] Groups(Visual visual, string heading) =>
        visual.Categories.All(c => c.Group is null) ? []
            : [new Series("group", heading, NoUnit, [.. visual.Categories.Select(c => DataPoint.Words(c.Group ?? ""))])];

    // As printed: a stretch of time is no number.
    private static DataPoint Stage(DataPoint point, FixedTexts texts) =>
        point.State == CellState.Suppressed ? point : DataPoint.Words(ProcessLayout.Said(point, texts)) with { Annex = point.Annex };

    /// <summary>The marked months of a curve, its interval beside each share and the persons still followed.</summary>
    private static Visual Marked(Visual visual, FixedTexts texts, string language)
    {
        var months = SurvivalLayout.MarkedMonths(visual.Categories.Max(c => c.Position) ?? 0);
        var rows = Enumerable.Range(0, visual.Categories.Count).Where(c => months.Contains(visual.Categories[c].Position ?? -1)).ToList();
        if (rows.Count < 2)
        {
            rows = [.. Enumerable.Range(0, visual.Categories.Count)];
        }

        return visual with
        {
            Kind = VisualKind.Table,
            Categories = [.. rows.Select(r => visual.Categories[r])],
            Series = [.. visual.Series.SelectMany(s => (Series?[])
            [
                s with { Points = [.. rows.Select(r => WithInterval(s.Points[r]))], AtRisk = null },
                s.AtRisk is null ? null : new Series(s.Code + "_at_risk", texts.Fill("survival.at_risk_of", s.Label), NoUnit, [.. rows.Select(r => s.AtRisk[r])]),
            ]).OfType<Series>()],
        };

        DataPoint WithInterval(DataPoint point) => point.Shown() is null || point.Range is not { Low: { } low, High: { } high }
            ? point
            : point with { Text = $"{point.Text} ({Formatter.For(language).Number(low, point.Decimals)}–{Formatter.For(language).Number(high, point.Decimals)})" };
    }

    private static Series Drop(Visual visual, string language) => new(
        "drop", FixedTexts.For(language)["funnel.drop_heading"], visual.Series[0].Unit,
        [.. FunnelLayout.Drops(visual, language).Select(d => d.Lost is { } lost
            ? new DataPoint(lost, 0, CellState.Shown, Precision.Exact, Formatter.For(language).Number(lost), null)
            : d.Text.Length > 0 ? new DataPoint(null, 0, CellState.Suppressed, Precision.Exact, "", null)
            : DataPoint.Words(""))]);

    /// <summary>Words have no unit.</summary>
    internal static Unit NoUnit { get; } = new("words", new Label("", "", ""), "", "words", 1);
}
