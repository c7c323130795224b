using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>The file of dashboards.</summary>
internal sealed record DashboardFile
{
    /// <summary>Name of the report whose pages and named numbers they use.</summary>
    public required string Report { get; init; }

    /// <summary>The dashboards, in the order of the navigation.</summary>
    public required IReadOnlyList<DashboardDefinition> Dashboards { get; init; }

    /// <summary>Pages that no report has.</summary>
    public IReadOnlyList<PageDefinition> Pages { get; init; } = [];
}
