namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>
/// Chance that is the same on every machine: logarithm and exponential are made here of the four operations, since those of the
/// runtime may differ in the last digit from one processor or system to the next.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private const double Ln2 = 0.693147180559945309;

    /// <summary>No duration is longer than this, in days.</summary>
    private const int LongestDuration = 40_000;

    private readonly SplitMix64 _bits = new(seed);

    /// <summary>Chance of its own for the n-th of something, so that each can be made without those before it.</summary>
    public static Chance Of(ulong seed, string purpose, long number)
    {
        var mixed = seed;
        foreach (var letter in purpose)
        {
            mixed = new SplitMix64(mixed ^ letter).Next();
        }

        return new Chance(new SplitMix64(mixed ^ (ulong)number).Next());
    }

    /// <summary>A number above 0 and below 1.</summary>
    public double Share() => ((_bits.Next() >> 12) + 0.5) / (1L << 52);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => Share() < probability;

    /// <summary>A whole number from the lowest to the highest, both included.</summary>
    public int Between(int lowest, int highest) => lowest + (int)(Share() * (highest - lowest + 1));

    /// <summary>Whole days, Weibull distributed by median and shape.</summary>
    public int Days(double median, double shape) =>
        (int)Math.Min(LongestDuration, (median * Exp(Ln(-Ln(Share()) / Ln2) / shape)) + 0.5);

    /// <summary>Whole days until something that happens so many times a year; null: never.</summary>
    public int? DaysUntil(double perYear)
    {
        var drawn = -Ln(Share());
        return perYear > 0 ? (int)Math.Min(LongestDuration, (drawn / perYear * 365.25) + 1) : null;
    }

    private static double Ln(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1022;
        var fraction = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1022L << 52));
        if (fraction < 0.70710678)
        {
            (fraction, exponent) = (fraction * 2, exponent - 1);
        }

        // ln x = 2 artanh((x - 1) / (x + 1)); within 0.71 to 1.41 the terms fall by a factor of 34 and more.
        var s = (fraction - 1) / (fraction + 1);
        var (square, sum) = (s * s, 0.0);
        for (var k = 21; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (2 * s * sum) + (exponent * Ln2);
    }

    private static double Exp(double value)
    {
        if (value is > 700 or < -700)
        {
            return value > 0 ? double.MaxValue : 0;
        }

        var power = (int)Math.Floor((value / Ln2) + 0.5);
        var (rest, sum) = (value - (power * Ln2), 1.0);
        for (var k = 14; k >= 1; k--)
        {
            sum = 1 + (rest * sum / k);
        }

        return sum * BitConverter.Int64BitsToDouble((power + 1023L) << 52);
    }
}
