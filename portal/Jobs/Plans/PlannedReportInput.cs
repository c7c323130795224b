namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What a run of a planned report is told.</summary>
/// <param name="Plan">Name of the <see cref="PlannedReport"/>.</param>
/// <param name="Report">The report.</param>
public sealed record PlannedReportInput(string Plan, string Report);
