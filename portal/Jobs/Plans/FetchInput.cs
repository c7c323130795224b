namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What is fetched by a run.</summary>
/// <param name="Address">Name of an address; null for all, each in a run of its own.</param>
/// <param name="Source">Where all are meant: only those of this source; null for all.</param>
public sealed record FetchInput(string? Address = null, string? Source = null);
