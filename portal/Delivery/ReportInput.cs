namespace ReIntegrationBI.Portal.Delivery;

/// <summary>What a run that makes a report needs to know.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Month">Its month, <c>2026-11</c>; null for the month in which the run was asked for, on the clock of Brussels.</param>
/// <param name="Why">Why it is made, for people; or null.</param>
/// <param name="Plan">The planned report that asks for it, which says what it waits for; or null.</param>
public sealed record ReportInput(string Report, string? Month = null, string? Why = null, string? Plan = null);
