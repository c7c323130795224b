namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How often a person was handed over from one actor to the next; the person itself is no actor here.</summary>
public sealed record HandOverTable : TrajectoryTable
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<HandOverGroup> Groups { get; init; }

    /// <summary>Between whom, of all persons, the most frequent first; empty where the answer is broken down or limited. Flows of too few persons are left out.</summary>
    public IReadOnlyList<HandOverFlow> Flows { get; init; } = [];

    /// <inheritdoc/>
    public override int Suppressed =>
        Groups.Sum(g => g.Classes.Count(c => c.Count.State == CellState.Suppressed)) + Flows.Count(f => f.Count.State == CellState.Suppressed);
}
