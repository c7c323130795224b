namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Which share of persons is back at work, by the time since the start of their incapacity.</summary>
public sealed record SurvivalTable : TrajectoryTable
{
    /// <summary>Whether only full resumption counts; else the first day of partial or full resumption.</summary>
    public bool FullOnly { get; init; }

    /// <summary>The curves: where nothing was broken down one, of all persons.</summary>
    public required IReadOnlyList<SurvivalGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override int Suppressed =>
        Groups.Sum(g => g.Months.Count(m => m.State == CellState.Suppressed) + (g.Median.State == CellState.Suppressed ? 1 : 0) + (g.Group.State == CellState.Suppressed ? 1 : 0));
}
