namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>An estimate with its uncertainty. Everything that does not exist is NaN.</summary>
/// <param name="Value">The estimate; NaN of an empty base.</param>
/// <param name="StandardError">Linearised (Taylor, with replacement); NaN under two respondents.</param>
/// <param name="DegreesOfFreedom">Respondents of the base less 1.</param>
/// <param name="Lower">Lower limit; never above <paramref name="Value"/>.</param>
/// <param name="Upper">Upper limit; never below <paramref name="Value"/>.</param>
/// <param name="Method">How the limits were made.</param>
/// <param name="Base">What it is an estimate of.</param>
public readonly record struct Estimate(double Value, double StandardError, int DegreesOfFreedom,
    double Lower, double Upper, IntervalMethod Method, RespondentBase Base);
