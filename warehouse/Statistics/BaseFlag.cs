namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Whether a column's base carries a test.</summary>
public enum BaseFlag
{
    /// <summary>It does.</summary>
    Enough,

    /// <summary>It does, with caution: under <see cref="ColumnTestOptions.FlaggedBase"/>.</summary>
    Small,

    /// <summary>It does not: under <see cref="ColumnTestOptions.LeastBase"/>, or not known.</summary>
    TooSmall,
}
