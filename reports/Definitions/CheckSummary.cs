namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How the last checks of the data ended.</summary>
/// <param name="Passed">Checks that found nothing wrong.</param>
/// <param name="Failed">Checks with findings.</param>
/// <param name="NotRun">Checks that were not applicable or could not run.</param>
/// <param name="Findings">The findings that the report shows.</param>
public sealed record CheckSummary(int Passed, int Failed, int NotRun, IReadOnlyList<CheckFinding> Findings);

/// <summary>One finding: what is wrong, found and expected.</summary>
public sealed record CheckFinding(string Code, string What, string Found, string Expected);
