namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A curve of one group.</summary>
public sealed record SurvivalGroup
{
    /// <summary>The persons.</summary>
    public required TrajectoryGroup Group { get; init; }

    /// <summary>The curve from month 0, at those months at which it may be shown; behind them one that is not, where it goes on.</summary>
    public required IReadOnlyList<SurvivalMonth> Months { get; init; }

    /// <summary>The median time.</summary>
    public required DurationCell Median { get; init; }

    /// <summary>Whether every value comes from the days of the events; otherwise from how many had it by month, which needs fewer persons.</summary>
    public bool IsByTheDay { get; init; }

    /// <summary>Why the curve stops where it does.</summary>
    public required Label Stops { get; init; }

    /// <summary>The value of a month, or one that is not shown or not there.</summary>
    public SurvivalMonth At(int month) =>
        Months.FirstOrDefault(m => m.Month == month)
        ?? new SurvivalMonth(month, Months.Any(m => m.State == CellState.Suppressed) || Months.Any(m => m.Month > month) ? CellState.Suppressed : CellState.NotAvailable);
}
