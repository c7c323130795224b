namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>How a calendar and what was loaded compare.</summary>
/// <param name="State">A word of <see cref="FreshnessState"/>.</param>
/// <param name="Expected">The edition that comes next: the oldest that is missing since the newest that was loaded.</param>
/// <param name="By">The day by which it is expected.</param>
/// <param name="Newest">The newest edition that was loaded, or null.</param>
public sealed record FreshnessFinding(string State, Edition Expected, DateOnly By, Edition? Newest);
