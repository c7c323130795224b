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

    /// <summary>
    /// Counts of cases: rows are categories, columns series; the text of a point says of how many ("3 of 4"), its value gives the shade.
    /// Never a percentage.
    /// </summary>
    HeatMap,

    /// <summary>
    /// Who helped and who hindered: a category an actor with its <see cref="Category.Group"/>, a series a <see cref="Series.Valence"/>; a value is a
    /// number of cases, or of mentions in one case.
    /// </summary>
    SupportNetwork,

    /// <summary>
    /// One case in time: a category an event, its lane the <see cref="Category.Group"/>; <see cref="Visual.Timeline"/> places it, the points of the
    /// series are words.
    /// </summary>
    CaseTimeline,

    /// <summary>
    /// Stages of a process on one axis of time: a category a stage, a series a version of the process; a point with a <see cref="DataPoint.Range"/> is
    /// drawn as a bar, one without as a mark (a measured median).
    /// </summary>
    ProcessComparison,

    /// <summary>
    /// Steps of a share over months: each category has its <see cref="Category.Position"/>, each point its interval; a suppressed point ends its curve.
    /// </summary>
    SurvivalCurve,

    /// <summary>How many persons reached each milestone: one series; categories in the order of the steps, the most reached first.</summary>
    Funnel,
}
