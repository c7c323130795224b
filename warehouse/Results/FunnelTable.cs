namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How far persons came on the way back to work.</summary>
public sealed record FunnelTable : TrajectoryTable
{
    /// <summary>The funnels.</summary>
    public required IReadOnlyList<FunnelGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override int Suppressed => Groups.Sum(g =>
        g.Steps.SelectMany(s => new[] { s.Reached.State, s.Furthest.State }).Append(g.Back.State).Append(g.Stopped.State).Count(s => s == CellState.Suppressed));
}
