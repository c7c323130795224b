namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Whether groups of persons have the event at the same pace.</summary>
/// <param name="Observed">Events of each group.</param>
/// <param name="Expected">Events that each group would have at the pace of all together.</param>
/// <param name="ChiSquare">The statistic; NaN under two groups with expected events.</param>
/// <param name="DegreesOfFreedom">Groups with expected events, less 1.</param>
/// <param name="PValue">Probability of a statistic at least as large where the groups do not differ; NaN as above.</param>
public sealed record LogRankResult(
    IReadOnlyList<int> Observed, IReadOnlyList<double> Expected, double ChiSquare, int DegreesOfFreedom, double PValue);
