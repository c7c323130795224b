using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>What goes wrong on the way back to work, what the source recommends, and how it could be measured.</summary>
public sealed record Bottleneck
{
    /// <summary>Code within the source.</summary>
    public required string Code { get; init; }

    /// <summary>Place in the source, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary><c>micro</c>, <c>meso</c> or <c>macro</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Who says the level.</summary>
    public required Basis LevelBasis { get; init; }

    /// <summary>From where the source knows it: <c>practice</c>, <c>literature</c> or <c>both</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>What goes wrong.</summary>
    public required Label Label { get; init; }

    /// <summary>What the source recommends, or null where it recommends nothing.</summary>
    public Label? Recommendation { get; init; }

    /// <summary>Codes of the list <c>actor</c>.</summary>
    public required IReadOnlyList<string> Actors { get; init; }

    /// <summary>What one would have to record to measure it.</summary>
    public required Label MeasurableAs { get; init; }

    /// <summary>The waiting time that shows it, or null.</summary>
    public MilestonePair? Milestones { get; init; }

    /// <summary>The measure that shows it, or null. Never together with <see cref="Milestones"/>; neither: nothing in the warehouse measures it.</summary>
    public MeasureTie? Measure { get; init; }

    /// <summary>Why it is tied so, or why nothing measures it. Our own reading.</summary>
    public required Label Reason { get; init; }

    /// <summary>Sheet from which it was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row.</summary>
    public required int RowNumber { get; init; }
}
