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

    /// <summary>The marked months of a curve: a row a group and month, with its share, the interval of that and the persons still followed.</summary>
    private static Visual Marked(Visual visual, FixedTexts texts, string language)
    {
        var months = SurvivalLayout.MarkedMonths(visual.Categories.Max(c => c.Position) ?? 0);
        var marked = Enumerable.Range(0, visual.Categories.Count).Where(c => months.Contains(visual.Categories[c].Position ?? -1)).ToList();
        var at = marked.Count < 2 ? [.. Enumerable.Range(0, visual.Categories.Count)] : marked;
        var rows = visual.Series.SelectMany(s => at.Select(c => (Series: s, Month: c))).ToList();
        List<Series> columns =
        [
            new("share", texts["survival.share"], visual.Series[0].Unit, [.. rows.Select(r => r.Series.Points[r.Month])]),
        ];
        if (rows.Any(r => r.Series.Points[r.Month] is { State: CellState.Shown, Range: not null }))
        {
            columns.Add(new("interval", texts["survival.interval"], NoUnit, [.. rows.Select(r => Interval(r.Series.Points[r.Month]))]));
        }

        if (visual.Series.Any(s => s.AtRisk is not null))
        {
            columns.Add(new("at_risk", texts["survival.at_risk"], NoUnit,
                [.. rows.Select(r => r.Series.AtRisk is null ? new DataPoint(null, 0, CellState.NotAvailable, Precision.Exact, "", null) : r.Series.AtRisk[r.Month])]));
        }

        return visual with
        {
            Kind = VisualKind.Table,
            Categories = [.. rows.Select(r => visual.Categories[r.Month] with
            {
                Code = $"{r.Series.Code}_{visual.Categories[r.Month].Code}",
                Label = visual.Series.Count == 1 ? visual.Categories[r.Month].Label : $"{r.Series.Label}, {visual.Categories[r.Month].Label}",
            })],
            Series = columns,
        };

        DataPoint Interval(DataPoint point) => point.Shown() is null || point.Range is not { Low: { } low, High: { } high }
            ? DataPoint.Words("")
            : DataPoint.Words($"{Formatter.For(language).Number(low, point.Decimals)}–{Formatter.For(language).Number(high, point.Decimals)}");
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
