namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>One reason why a raking is refused.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Margin">In which margin.</param>
/// <param name="Category">In which category; null where it concerns the margin.</param>
/// <param name="Respondents">How many respondents are concerned.</param>
/// <param name="Message">The same in a sentence, with what to do.</param>
public sealed record RakingProblem(RakingProblemKind Kind, string Margin, string? Category, int Respondents, string Message);
