using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A place of a dashboard: a visual with where its numbers come from, or the reason why there is none.</summary>
public sealed record Tile
{
    /// <summary>Id of the visual, which stands in its address.</summary>
    public required string Id { get; init; }

    /// <summary>What the visual is about, where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The visual, or null.</summary>
    public Visual? Visual { get; init; }

    /// <summary>Why there is no visual, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>Filters of which each, released alone, would let the visual show something.</summary>
    public IReadOnlyList<string> Release { get; init; } = [];

    /// <summary>Every number of the visual, with where it comes from.</summary>
    public IReadOnlyList<AnnexEntry> Annex { get; init; } = [];

    /// <summary>Codes of the measures that are shown.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>The source that is no measure (<c>cases.support</c> …), or null.</summary>
    public string? Data { get; init; }

    /// <summary>Dimension of its categories, or null where they are no members of a dimension.</summary>
    public string? CategoryDimension { get; init; }

    /// <summary>Dimension of its series, or null.</summary>
    public string? SeriesDimension { get; init; }

    /// <summary>Members of which the parts can be shown, with their names.</summary>
    public IReadOnlyList<SlicerOption> DrillDown { get; init; } = [];
}
