namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>How sure the description of a step is.</summary>
public enum StepCertainty
{
    /// <summary>The source says it.</summary>
    Stated,

    /// <summary>It is concluded from the source.</summary>
    Inferred,

    /// <summary>The source saw it in one case.</summary>
    SingleCase,
}
