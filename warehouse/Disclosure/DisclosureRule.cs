namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What counts as small: below how many persons a count is hidden, and how wide the interval of a hidden count must be.</summary>
public sealed record DisclosureRule
{
    /// <summary>The threshold where none is set.</summary>
    public const int DefaultThreshold = 5;

    /// <summary>Lowest and highest threshold that may be set.</summary>
    public const int LowestThreshold = 3, HighestThreshold = 11;

    /// <summary>A rule with a threshold of 3 to 11 persons.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside 3..11.</exception>
    public DisclosureRule(int threshold = DefaultThreshold)
    {
        if (threshold is < LowestThreshold or > HighestThreshold)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threshold), threshold, $"A disclosure threshold is {LowestThreshold} to {HighestThreshold} persons, {DefaultThreshold} by default.");
        }

        Threshold = threshold;
    }

    /// <summary>Persons: counts from 1 to below this are hidden.</summary>
    public int Threshold { get; }

    /// <summary>True for a count of 1 to below the threshold. Zero is not small: nobody is there to be recognised.</summary>
    public bool IsSmall(long count) => count > 0 && count < Threshold;
}
