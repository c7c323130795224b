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
            VisualKind.Funnel => visual with { Kind = VisualKind.Table, Series = [.. visual.Series, Drop(visual, language)] },
            _ => visual,
        };
    }

    private static Series[] Groups(Visual visual, string heading) =>
        visual.Categories.All(c => c.Group is null) ? []
            : [new Series("group", heading, NoUnit, [.. visual.Categories.Select(c => DataPoint.Words(c.Group ?? ""))])];

    private static Series Drop(Visual visual, string language) => new(
        "drop", FixedTexts.For(language)["funnel.drop_heading"], visual.Series[0].Unit,
        [.. FunnelLayout.Drops(visual, language).Select(d => d.Lost is { } lost
            ? new DataPoint(lost, 0, CellState.Shown, Precision.Exact, Formatter.For(language).Number(lost), null)
            : d.Text.Length > 0 ? new DataPoint(null, 0, CellState.Suppressed, Precision.Exact, "", null)
            : DataPoint.Words(""))]);

    /// <summary>Words have no unit.</summary>
    internal static Unit NoUnit { get; } = new("words", new Label("", "", ""), "", "words", 1);
}
