namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Who was contacted about work before the twelfth week was over.</summary>
public sealed record ContactTable : TrajectoryTable
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<ContactGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override int Suppressed => Groups.Sum(g => new[] { g.Lasted.State, g.Early.State }.Count(s => s == CellState.Suppressed));
}
