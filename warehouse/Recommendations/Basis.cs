namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>Who says something.</summary>
public enum Basis
{
    /// <summary>The source itself.</summary>
    Source,

    /// <summary>We, by our own reading.</summary>
    Ours,
}
