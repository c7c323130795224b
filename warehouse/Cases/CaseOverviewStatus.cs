namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Whether a number that a study reports follows from its cases.</summary>
public enum CaseOverviewStatus
{
    /// <summary>What the study states of its cases gives the number; nothing inferred is needed.</summary>
    Confirmed,

    /// <summary>It fits only with inferred values, some of which were chosen so that it does. Never counted as confirmed.</summary>
    ClosedByInference,

    /// <summary>It does not fit, or cannot be tested.</summary>
    Unresolved,
}
