namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Which share of persons had the event by the end of a month. Everything but the month is null unless its state is <see cref="CellState.Shown"/>.</summary>
/// <param name="Month">Months of 30.4375 days since the start; 0 is the start.</param>
/// <param name="State">Suppressed: too few persons. Not available: nobody was observed that long.</param>
/// <param name="AtRisk">Persons still observed after it without the event.</param>
/// <param name="Share">Share with the event in percent, one decimal.</param>
/// <param name="Low">Lower end of the pointwise 95 % interval in percent; null where there is none.</param>
/// <param name="High">Upper end.</param>
public sealed record SurvivalMonth(int Month, CellState State, int? AtRisk = null, double? Share = null, double? Low = null, double? High = null);
