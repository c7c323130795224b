using System.Globalization;
using MathNet.Numerics.Distributions;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// Confidence intervals. Reports use one: <see cref="IntervalMethod.Logit"/> for proportions, because it stays within 0 and 1, is right with and
/// without weights, and is the default of R's survey package; where a share of 0 or 1 leaves it without a spread, <see cref="IntervalMethod.ClopperPearson"/>
/// on the effective base.
/// Variances are linearised (Taylor) for sampling with replacement, the base a domain of the whole sample:
/// N/(N-1) · Σ(w(x-m)/Σw)², N the respondents of the whole sample (Särndal, Swensson, Wretman 1992, §5.5 to 5.8; R: svymean on a subset of the design).
/// </summary>
public static class Intervals
{
    /// <summary>The share of a cell of a crosstab with its interval.</summary>
    /// <param name="counts">The counted question.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    public static Estimate Proportion(CrosstabCounts counts, int row, int column, double level = 0.95)
    {
        ThrowIfNoLevel(level);
        var of = counts.Bases[column];
        var p = counts.Share(row, column);
        if (of.N == 0)
        {
            return new(double.NaN, double.NaN, 0, double.NaN, double.NaN, IntervalMethod.None, of);
        }

        var n = counts.SampleSize;
        var hits = counts.Squares(row, column);
        // Σw²(x-p)² where x is 0 or 1.
        var taylor = hits * (1 - p) * (1 - p) + Math.Max(0, of.SumOfSquares - hits) * p * p;
        var error = n < 2 ? double.NaN : Math.Sqrt(taylor * n / (n - 1)) / of.Weighted;
        if (p is 0 or 1 || of.N < 2)
        {
            var (low, high) = ClopperPearson(p * of.Effective, of.Effective, level);
            return new(p, p is 0 or 1 && n > 1 ? 0 : error, of.N - 1, low, high, IntervalMethod.ClopperPearson, of);
        }

        var logit = Math.Log(p / (1 - p));
        var reach = StudentQuantile(level, of.N - 1) * error / (p * (1 - p));
        return new(p, error, of.N - 1, Math.Min(p, Expit(logit - reach)), Math.Max(p, Expit(logit + reach)), IntervalMethod.Logit, of);
    }

    /// <summary>The share of the base that <paramref name="hits"/>, with its interval.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative or no number.</exception>
    public static Estimate Proportion(bool[] hits, double[]? weights = null, bool[]? inBase = null, double level = 0.95) =>
        Proportion(CrosstabCounts.Of(Columns.Total(hits.Length), [hits], weights, inBase), 0, 0, level);

    /// <summary>The mean of a column with its interval.</summary>
    public static Estimate Mean(CrosstabMeans means, int column, double level = 0.95)
    {
        ThrowIfNoLevel(level);
        var of = means.Bases[column];
        var mean = means.Means[column];
        if (of.N < 2)
        {
            return new(mean, double.NaN, Math.Max(0, of.N - 1), double.NaN, double.NaN, IntervalMethod.None, of);
        }

        var n = means.SampleSize;
        var error = Math.Sqrt(means.Taylor(column) * n / (n - 1)) / of.Weighted;
        var reach = StudentQuantile(level, of.N - 1) * error;
        return new(mean, error, of.N - 1, mean - reach, mean + reach, IntervalMethod.Linearised, of);
    }

    /// <summary>The mean of the scores (NaN: none) of the base, with its interval.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative or no number.</exception>
    public static Estimate Mean(double[] scores, double[]? weights = null, bool[]? inBase = null, double level = 0.95) =>
        Mean(CrosstabMeans.Of(Columns.Total(scores.Length), scores, weights, inBase), 0, level);

    /// <summary>
    /// Wilson's score interval (Wilson 1927, without continuity correction; R: prop.test(correct = FALSE)): for a printed percentage and base, where no respondents
    /// are to be had.
    /// </summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="size">Base, above 0.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static (double Lower, double Upper) Wilson(double share, double size, double level = 0.95)
    {
        ThrowIfNoLevel(level);
        ThrowIfNoShare(share, size);
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var centre = (share + z * z / (2 * size)) / (1 + z * z / size);
        var reach = z / (1 + z * z / size) * Math.Sqrt(share * (1 - share) / size + z * z / (4 * size * size));
        return (Math.Clamp(centre - reach, 0, share), Math.Clamp(centre + reach, share, 1));
    }

    /// <summary>Clopper and Pearson's exact interval (1934; R: binom.test), by beta quantiles so that an effective base need not be whole (Korn and Graubard 1998).</summary>
    /// <param name="hits">0 to <paramref name="size"/>.</param>
    /// <param name="size">Base, above 0.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static (double Lower, double Upper) ClopperPearson(double hits, double size, double level = 0.95)
    {
        ThrowIfNoLevel(level);
        ThrowIfNoShare(hits / size, size);
        var tail = (1 - level) / 2;
        return (
            hits <= 0 ? 0 : hits >= size ? Math.Pow(tail, 1 / size) : Beta.InvCDF(hits, size - hits + 1, tail),
            hits >= size ? 1 : hits <= 0 ? 1 - Math.Pow(tail, 1 / size) : Beta.InvCDF(hits + 1, size - hits, 1 - tail));
    }

    [ThreadStatic]
    private static (double Level, int Degrees, double Quantile) t_last;

    private static double StudentQuantile(double level, int degrees)
    {
        // All rows of a column share one quantile, and finding it costs more than all else.
        if (t_last.Level != level || t_last.Degrees != degrees)
        {
            t_last = (level, degrees, StudentT.InvCDF(0, 1, degrees, (1 + level) / 2));
        }

        return t_last.Quantile;
    }

    private static double Expit(double x) => 1 / (1 + Math.Exp(-x));

    private static void ThrowIfNoLevel(double level)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level.ToString(CultureInfo.InvariantCulture), "A confidence level lies between 0 and 1, such as 0.95.");
        }
    }

    private static void ThrowIfNoShare(double share, double size)
    {
        if (share is not (>= 0 and <= 1) || !(size > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(share), string.Create(CultureInfo.InvariantCulture, $"{share} of {size}"),
                "A share lies between 0 and 1 of a base above 0; divide percentages by 100.");
        }
    }
}
