namespace ReIntegrationBI.Reports.Visuals;

/// <summary>A value axis with round steps.</summary>
/// <param name="Low">Value at the foot.</param>
/// <param name="High">Value at the top.</param>
/// <param name="Step">Distance between two grid lines.</param>
public sealed record Scale(decimal Low, decimal High, decimal Step)
{
    /// <summary>Decimals that the steps need.</summary>
    public int Decimals => Step % 1 == 0 ? 0 : Step * 10 % 1 == 0 ? 1 : Step * 100 % 1 == 0 ? 2 : 3;

    /// <summary>Values of the grid lines.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = Low; tick <= High; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>
    /// An axis for values that lie between two numbers. It starts at zero unless the values vary so little against their size
    /// that a line would look flat.
    /// </summary>
    public static Scale For(decimal least, decimal most, int ticks = 5)
    {
        var cut = least > 0 && least > 0.75m * most && most > least;
        var low = cut ? least : Math.Min(0, least);
        var high = Math.Max(0, most);
        var range = high - low == 0 ? 1 : high - low;
        var step = Round(range / ticks);
        return new Scale(Math.Floor(low / step) * step, Math.Ceiling((low + range) / step) * step, step);
    }

    private static decimal Round(decimal rough)
    {
        var power = 1m;
        while (power > rough)
        {
            power /= 10;
        }

        while (power * 10 <= rough)
        {
            power *= 10;
        }

        foreach (var factor in new[] { 1m, 2m, 2.5m, 5m })
        {
            // A step of 2,5 would ask for decimals that whole numbers do not have.
            if (rough <= factor * power && (factor != 2.5m || power >= 10))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }
}
