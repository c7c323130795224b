namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Waiting times between milestones.</summary>
public sealed record WaitingTable : TrajectoryTable
{
    /// <summary>One row a pair and group, in the order of the pairs.</summary>
    public required IReadOnlyList<WaitingRow> Rows { get; init; }

    /// <inheritdoc/>
    public override int Suppressed => Rows.Sum(r =>
        new[] { r.Started.State, r.Reached.State, r.LowerQuartile.State, r.Median.State, r.UpperQuartile.State }.Count(s => s == CellState.Suppressed));
}
