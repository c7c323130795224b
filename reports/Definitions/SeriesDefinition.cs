using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A series of a visual.</summary>
public sealed record SeriesDefinition
{
    public required string Measure { get; init; }

    /// <summary>Members it is about; <c>unit</c> limits to a unit.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Name; none: that of the measure, or of the split member.</summary>
    public Text? Label { get; init; }

    /// <summary>Dimension of which each member makes a series of its own.</summary>
    public string? Split { get; init; }

    /// <summary>Members of the split, in this order; none: all that have figures, but the total.</summary>
    public IReadOnlyList<string> SplitMembers { get; init; } = [];

    /// <summary>For cards: whether more is better, in words.</summary>
    public Text? MoreIs { get; init; }

    public bool Emphasis { get; init; }
}
