namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What is looked at by a run that looks at sources.</summary>
/// <param name="Source">One source; null for all.</param>
public sealed record SourceInput(string? Source = null);
