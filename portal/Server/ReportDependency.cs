namespace ReIntegrationBI.Portal.Server;

/// <summary>A report with what it stands on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">The sources of its figures.</param>
public sealed record ReportDependency(string Name, IReadOnlyList<SourceDependency> Sources);
