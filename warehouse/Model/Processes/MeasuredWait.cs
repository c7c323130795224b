using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>A waiting time as trajectories show it, after disclosure control.</summary>
/// <param name="Row">Who waited, who reached the second milestone, and the quartiles in days.</param>
/// <param name="IsSynthetic">Whether the trajectories are made up.</param>
public sealed record MeasuredWait(WaitingRow Row, bool IsSynthetic)
{
    /// <summary>Weeks by which half had reached the second milestone; null where it may not be shown or was not reached.</summary>
    public decimal? MedianWeeks => Row.Median is { State: CellState.Shown, Days: { } days } ? days / 7m : null;
}
