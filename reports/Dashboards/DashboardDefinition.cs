using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A dashboard as text under version control: which pages it shows and by what they can be filtered.</summary>
public sealed record DashboardDefinition
{
    /// <summary>Its code, which stands in its address.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required Text Heading { get; init; }

    /// <summary>What it is for, in one sentence.</summary>
    public required Text Lead { get; init; }

    /// <summary>Ids of its pages: of the report, or of the pages that only dashboards have.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    /// <summary>Dimensions by which a reader can filter it.</summary>
    public IReadOnlyList<string> Slicers { get; init; } = [];

    /// <summary>Measures among which a reader can choose for the series of measure <c>chosen</c>; the first is the one at the start.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];
}
