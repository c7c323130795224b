namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>A report that is made by itself.</summary>
/// <param name="Name">Name of its recurring job.</param>
/// <param name="Report">The report.</param>
/// <param name="Sources">The sources whose newest editions it wants; without them it does not begin until it has waited long enough.</param>
/// <param name="WaitDays">For how many days it waits for sources that are late, 0 or more.</param>
public sealed record PlannedReport(string Name, string Report, IReadOnlyList<string> Sources, int WaitDays);
