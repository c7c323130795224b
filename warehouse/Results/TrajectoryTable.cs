namespace ReIntegrationBI.Warehouse.Results;

/// <summary>What all answers about trajectories have in common. Nothing in them tells a count below the threshold, together or alone.</summary>
public abstract record TrajectoryTable
{
    /// <summary>The trajectories.</summary>
    public required TrajectorySet Set { get; init; }

    /// <summary>Dimensions by which the answer is broken down, in the order asked.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Members to which it is limited.</summary>
    public IReadOnlyList<Member> Where { get; init; } = [];

    /// <summary>What a reader must know: definitions, what is censored, why a curve stops.</summary>
    public IReadOnlyList<Label> Notes { get; init; } = [];

    /// <summary>Values that exist and are not shown.</summary>
    public abstract int Suppressed { get; }
}
