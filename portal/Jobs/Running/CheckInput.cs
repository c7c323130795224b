namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>The checks that are to be run.</summary>
/// <param name="Source">Those of one source; null for all.</param>
public sealed record CheckInput(string? Source = null);
