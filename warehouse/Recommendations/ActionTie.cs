using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>What ties an action to a measure that could show movement, or the statement that nothing does. Our own reading.</summary>
public sealed record ActionTie
{
    /// <summary>What is measured; null where no source of the warehouse measures the action.</summary>
    public MeasureTie? Measure { get; init; }

    /// <summary>The direction that the action wants; null without a measure.</summary>
    public WantedDirection? Wanted { get; init; }

    /// <summary>Whether the measure shows the action itself; null without a measure.</summary>
    public LinkStrength? Strength { get; init; }

    /// <summary>Why, in three languages.</summary>
    public required Label Reason { get; init; }

    /// <summary>Sheet from which it was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row.</summary>
    public required int RowNumber { get; init; }

    /// <summary>Column.</summary>
    public required int ColumnNumber { get; init; }
}
