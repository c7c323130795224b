namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>What some parts of a whole should add up to.</summary>
/// <param name="Parts">The parts, by their numbers from 0.</param>
/// <param name="Count">The count that was printed, or null.</param>
/// <param name="Percent">The percentage that was printed, or null.</param>
/// <param name="Decimals">Decimals of that percentage.</param>
/// <param name="Base">On how many the percentage stands.</param>
/// <param name="IsExact">Whether the count and the rounding of the percentage are to be met before all else; otherwise they are a wish.</param>
public sealed record CountTarget(IReadOnlyCollection<int> Parts, int? Count, decimal? Percent, int Decimals, int Base, bool IsExact = true)
{
    /// <summary>The counts that make the printed percentage, rounded half up; empty (low above high) where no count does.</summary>
    public static (int Low, int High) Range(decimal percent, int decimals, int count)
    {
        var half = Half(decimals);
        return ((int)decimal.Ceiling((percent - half) * count / 100), (int)decimal.Ceiling((percent + half) * count / 100) - 1);
    }

    /// <summary>Half of the last printed decimal.</summary>
    internal static decimal Half(int decimals) => new(5, 0, 0, isNegative: false, (byte)(decimals + 1));
}
