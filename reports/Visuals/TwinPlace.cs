namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Where the table with a chart's figures stands.</summary>
public enum TwinPlace
{
    /// <summary>Folded away under the chart; for the screen.</summary>
    Folded,

    /// <summary>Under the chart, compact; for print.</summary>
    Below,

    /// <summary>Elsewhere in the document; the one who places the visual places the table.</summary>
    Elsewhere,
}
