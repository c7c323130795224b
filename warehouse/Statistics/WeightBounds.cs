namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Bounds of weights, as multiples of their mean or median.</summary>
/// <param name="Lower">0 or more, under <paramref name="Upper"/>; 0 for none.</param>
/// <param name="Upper">Above <paramref name="Lower"/>; infinite for none.</param>
/// <param name="Reference">What they are multiples of.</param>
public readonly record struct WeightBounds(double Lower, double Upper, WeightReference Reference = WeightReference.Mean);
