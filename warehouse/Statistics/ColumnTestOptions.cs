namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How columns are tested against each other.</summary>
public sealed record ColumnTestOptions
{
    /// <summary>Level of the two-sided test, between 0 and 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>True: each p is multiplied by the number of pairs tested in its row and group of columns.</summary>
    public bool Bonferroni { get; init; }

    /// <summary>A column with an unweighted or effective base under this is not tested.</summary>
    public double LeastBase { get; init; } = 30;

    /// <summary>A column with an unweighted or effective base under this is tested and flagged.</summary>
    public double FlaggedBase { get; init; } = 100;
}
