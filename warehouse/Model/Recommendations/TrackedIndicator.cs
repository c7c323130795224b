using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>What could show movement on an action, and what it shows. Values and movement are computed at each reading, never kept.</summary>
public sealed record TrackedIndicator
{
    /// <summary>What is measured; null where no source measures the action.</summary>
    public MeasureTie? Tie { get; init; }

    /// <summary>The measure; null where no source measures the action.</summary>
    public Measure? Measure { get; init; }

    /// <summary>The members to which it is limited, in the order written; empty where there is no figure.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>The direction that the action wants.</summary>
    public WantedDirection? Wanted { get; init; }

    /// <summary>How near the measure is to the action.</summary>
    public LinkStrength? Strength { get; init; }

    /// <summary>Why it is tied, or why nothing measures the action. Our own reading.</summary>
    public required Label Reason { get; init; }

    /// <summary>The newest figure, or null.</summary>
    public TrackedValue? Today { get; init; }

    /// <summary>The figure before it in the same unit and kind of period, or null.</summary>
    public TrackedValue? Before { get; init; }

    /// <summary>How it has moved.</summary>
    public required Movement Movement { get; init; }

    /// <summary>Where the tie was read from.</summary>
    public required CellAddress Address { get; init; }
}
