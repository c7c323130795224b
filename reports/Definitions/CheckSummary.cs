namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How the last checks of the data ended, in the words of one language.</summary>
/// <param name="Passed">Checks that found nothing wrong.</param>
/// <param name="NotRun">Checks that were not applicable or could not run.</param>
/// <param name="Findings">The checks that found something.</param>
public sealed record CheckSummary(int Passed, int NotRun, IReadOnlyList<CheckFinding> Findings);
