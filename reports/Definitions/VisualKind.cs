namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How the data of a visual is drawn.</summary>
public enum VisualKind
{
    /// <summary>Cards: one series a card; the last point is the value, the one before it the comparison, all points the sparkline.</summary>
    KpiCards,

    /// <summary>Lines over time: categories are periods.</summary>
    Line,

    /// <summary>Horizontal bars from zero: one bar a category; several series are bars side by side.</summary>
    Bar,

    /// <summary>One whole split in parts: a stacked bar a category.</summary>
    StackedBar,

    /// <summary>A table only.</summary>
    Table,

    /// <summary>
    /// Answers on a scale, stacked around its neutral middle: one bar a category; series are the steps in the order of the scale,
    /// each with its <see cref="Series.Likert"/>.
    /// </summary>
    LikertBar,

    /// <summary>Shares of a question with several answers: bars from zero, the largest first; the order of the categories is not kept.</summary>
    MultiResponseBar,

    /// <summary>How often each category stands first, second, third: series are the ranks in order; the largest sum first.</summary>
    RankingBar,

    /// <summary>A table of answers (categories) by banner points (series), with letters of significance and bases.</summary>
    Crosstab,
}
