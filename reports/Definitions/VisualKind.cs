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
}
