namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>How to rake.</summary>
public sealed record RakingOptions
{
    /// <summary>What the weights add up to; null: the number of respondents, so that the mean weight is 1.</summary>
    public double? Total { get; init; }

    /// <summary>Bounds of the weights; null: no trimming. A median is taken of the weights after the first raking.</summary>
    public WeightBounds? Trim { get; init; }

    /// <summary>Largest deviation of a category's share from its target, 0 to 1, at which the raking has converged.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>How far beyond its bound, relative to the bound, a weight may end.</summary>
    public double TrimTolerance { get; init; } = 1e-9;

    /// <summary>Most cycles through all margins, for each raking.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Most rounds of trimming and raking again.</summary>
    public int MaxTrimRounds { get; init; } = 500;

    /// <summary>What becomes of respondents without category.</summary>
    public MissingCategoryRule Missing { get; init; }
}
