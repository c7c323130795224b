using ReIntegrationBI.Portal.Jobs.Plans;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A report with what it stands on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Planned">The ways in which it is made by itself; none where it is not.</param>
/// <param name="Recipients">How many receive it.</param>
/// <param name="Sources">The sources of its figures.</param>
public sealed record ReportDependency(string Name, IReadOnlyList<PlannedReport> Planned, int Recipients, IReadOnlyList<SourceDependency> Sources);
