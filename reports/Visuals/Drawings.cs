using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>The drawing of a visual, whatever its kind.</summary>
public static class Drawings
{
    /// <summary>Lays out a visual; null for cards and tables, which are no drawing.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    public static Drawing? Of(Visual visual, string language, double width = Drawing.PageWidth) => visual.Kind switch
    {
        VisualKind.Line => LineLayout.Create(visual, language, width),
        VisualKind.Bar or VisualKind.MultiResponseBar => BarLayout.Create(visual, language, width),
        VisualKind.StackedBar => StackedLayout.Create(visual, language, width),
        VisualKind.LikertBar => LikertLayout.Create(visual, language, width),
        VisualKind.RankingBar => RankingLayout.Create(visual, language, width),
        VisualKind.HeatMap => HeatMapLayout.Create(visual, language, width),
        VisualKind.SupportNetwork => NetworkLayout.Create(visual, language, width),
        VisualKind.CaseTimeline => TimelineLayout.Create(visual, language, width),
        VisualKind.ProcessComparison => ProcessLayout.Create(visual, language, width),
        VisualKind.SurvivalCurve => SurvivalLayout.Create(visual, language, width),
        VisualKind.Funnel => FunnelLayout.Create(visual, language, width),
        _ => null,
    };
}
