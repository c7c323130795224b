namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>A point of a survival curve. What does not exist is NaN.</summary>
/// <param name="Time">Time since the start; the curve has this value from here to the next point.</param>
/// <param name="AtRisk">Persons without the event and still observed, just before.</param>
/// <param name="Events">Persons with the event at this time.</param>
/// <param name="Censored">Persons observed no longer from this time.</param>
/// <param name="Survival">The share without the event, 0 to 1.</param>
/// <param name="StandardError">Of the share (Greenwood 1926); NaN where the share is 0.</param>
/// <param name="Lower">Lower limit of the pointwise interval, 0 to 1; NaN where the share is 0 or the scale has none.</param>
/// <param name="Upper">Upper limit of the pointwise interval, 0 to 1; NaN as above.</param>
public readonly record struct SurvivalPoint(
    int Time, int AtRisk, int Events, int Censored, double Survival, double StandardError, double Lower, double Upper);
