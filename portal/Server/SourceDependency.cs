using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A source with what is known of it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Last">Its last load that succeeded, or null.</param>
/// <param name="Checks">The checks that test it.</param>
/// <param name="Reports">The reports that show its figures.</param>
/// <param name="Freshness">How what was loaded compares with its calendars; none where nobody publishes by one.</param>
public sealed record SourceDependency(string Source, LoadRecord? Last, IReadOnlyList<CheckDependency> Checks, IReadOnlyList<string> Reports, IReadOnlyList<FreshnessLine> Freshness);
