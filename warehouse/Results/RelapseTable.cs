namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Who, once back at work, fell out again.</summary>
public sealed record RelapseTable : TrajectoryTable
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<RelapseGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override int Suppressed =>
        Groups.Sum(g => g.Months.Count(m => m.State == CellState.Suppressed) + (g.Returned.State == CellState.Suppressed ? 1 : 0));
}
