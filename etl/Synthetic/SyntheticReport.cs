namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>What must be known about made-up respondents.</summary>
/// <param name="Decisions">What was decided where the publication leaves it open, in English, a line each.</param>
/// <param name="NotMet">Published figures that the respondents do not reproduce, with the reason, in English, a line each.</param>
public sealed record SyntheticReport(IReadOnlyList<string> Decisions, IReadOnlyList<string> NotMet);
