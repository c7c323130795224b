namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What became of one margin.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LargestDeviation">The largest difference between a category's share and its target, 0 to 1.</param>
/// <param name="Categories">Its categories, in order; the one of respondents without category last.</param>
public sealed record RakingMarginReport(string Name, double LargestDeviation, IReadOnlyList<RakingCategoryReport> Categories);
