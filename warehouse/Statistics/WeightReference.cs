namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>What the bounds of weights are multiples of.</summary>
public enum WeightReference
{
    /// <summary>The mean weight.</summary>
    Mean,

    /// <summary>The median weight (of an even number, the mean of the middle two).</summary>
    Median,
}
