namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What became of one category of a margin. Shares lie between 0 and 1.</summary>
/// <param name="Category">Its code; empty for respondents without category.</param>
/// <param name="Respondents">How many respondents carry it.</param>
/// <param name="Target">The share it should weigh.</param>
/// <param name="Before">The share it weighed at the start.</param>
/// <param name="After">The share it weighs now.</param>
public sealed record RakingCategoryReport(string Category, int Respondents, double Target, double Before, double After);
