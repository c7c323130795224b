namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>How sure the reading of a source is.</summary>
public enum Certainty
{
    /// <summary>The source says it.</summary>
    High,

    /// <summary>It follows from the source with one step of ours.</summary>
    Medium,

    /// <summary>It is assumed.</summary>
    Low,
}
