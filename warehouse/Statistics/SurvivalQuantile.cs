namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>The time by which a share of the persons has had the event, with its interval. What the curve does not reach is NaN.</summary>
/// <param name="Value">The time.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
public readonly record struct SurvivalQuantile(double Value, double Lower, double Upper);
