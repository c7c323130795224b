namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A time in days by which a share of persons had an event. Everything in it is null unless its state is <see cref="CellState.Shown"/>.</summary>
/// <param name="State">Suppressed: it lies beyond what may be shown. Not available: fewer than that share had the event while they were observed.</param>
/// <param name="Days">Whole days.</param>
/// <param name="Low">Lower end of the 95 % interval; null where it is not reached or lies beyond what may be shown.</param>
/// <param name="High">Upper end; null as above.</param>
public sealed record DurationCell(CellState State, int? Days = null, int? Low = null, int? High = null);
