using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// Tests of columns against each other, row by row, with letters as market-research tables print them: the letter of the lower column stands
/// at the higher cell. Two-sided. Formulas and sources: docs/data-formats/statistics.md.
/// </summary>
public static class ColumnTests
{
    private delegate PairTest Judge(int row, int first, int second);

    /// <summary>
    /// z-test of two shares with pooled variance: z = (p₁-p₂) / √(p(1-p)·(1/e₁ + 1/e₂ - 2c)), p the weighted pooled share, e the effective bases, and
    /// c = Σw² of respondents in both columns / (Σw₁·Σw₂), the covariance of overlapping columns.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static ColumnTestResult Proportions(CrosstabCounts counts, ColumnTestOptions? options = null)
    {
        var o = Valid(options);
        return Run(counts.RowCount, counts.Columns.Groups, counts.Bases, o, (row, a, b) => Share(
            o, row, a, b, counts.Bases[a], counts.Bases[b], counts.Share(row, a), counts.Share(row, b), counts.SharedSquares(a, b)));
    }

    /// <summary>The same test from a printed table: percentages and bases, no respondents, columns without overlap.</summary>
    /// <param name="percentages">For each row the percentage (0 to 100) of each column; null where not printed.</param>
    /// <param name="bases">The base of each column; null where not known.</param>
    /// <param name="effectiveBases">The effective bases where the source weighted and prints them; null: the bases.</param>
    /// <param name="groups">The group of each column, as <see cref="Columns.Groups"/>; null: one group.</param>
    /// <param name="options">Level, correction, limits.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a percentage or base is out of range.</exception>
    public static ColumnTestResult Published(IReadOnlyList<IReadOnlyList<double?>> percentages, IReadOnlyList<int?> bases,
        IReadOnlyList<double?>? effectiveBases = null, IReadOnlyList<int>? groups = null, ColumnTestOptions? options = null)
    {
        var o = Valid(options);
        SameColumns(effectiveBases?.Count ?? bases.Count, bases.Count, "effective bases");
        SameColumns(groups?.Count ?? bases.Count, bases.Count, "groups");
        var columns = new RespondentBase[bases.Count];
        for (var c = 0; c < columns.Length; c++)
        {
            var n = bases[c] ?? 0;
            var effective = effectiveBases?[c] ?? n;
            if (n < 0 || !(effective >= 0 && effective <= n) || (n > 0 && effective == 0))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Column {c} (counted from 0) has base {n} and effective base {effective}; expected a base of 0 or more and an effective base above 0 and not above it."));
            }

            columns[c] = n == 0 ? default : new(n, n, n * (double)n / effective);
        }

        for (var row = 0; row < percentages.Count; row++)
        {
            SameColumns(percentages[row].Count, bases.Count, "percentages");
            if (percentages[row].FirstOrDefault(p => p is not (null or (>= 0 and <= 100))) is { } wrong)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {row} (counted from 0) has percentage {wrong}; expected 0 to 100."));
            }
        }

        return Run(percentages.Count, groups ?? new int[bases.Count], columns, o, (row, a, b) => Share(
            o, row, a, b, columns[a], columns[b], percentages[row][a] / 100 ?? double.NaN, percentages[row][b] / 100 ?? double.NaN, 0));
    }

    /// <summary>
    /// Welch's test of two means on effective bases: t = (m₁-m₂) / √(s₁²/e₁ + s₂²/e₂ - 2·s₁·s₂·c), c as for shares, degrees of freedom by Welch and Satterthwaite. The
    /// result has one row.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static ColumnTestResult Means(CrosstabMeans means, ColumnTestOptions? options = null)
    {
        var o = Valid(options);
        return Run(1, means.Columns.Groups, means.Bases, o, (_, a, b) => Mean(o, a, b, means));
    }

    private static PairTest Share(ColumnTestOptions o, int row, int a, int b, RespondentBase first, RespondentBase second, double p1, double p2, double shared)
    {
        var overlap = shared == 0 ? 0 : shared / (first.Weighted * second.Weighted);
        var test = new PairTest(row, a, b, first, second, p1, p2, overlap, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
            Flag(o, first) != BaseFlag.Enough || Flag(o, second) != BaseFlag.Enough, false, PairOutcome.NotSignificant);
        if (Refusal(o, test) is { } refusal)
        {
            return test with { Outcome = refusal };
        }

        if ((p1 == 0 && p2 == 0) || (p1 == 1 && p2 == 1))
        {
            return test with { Outcome = PairOutcome.WithheldNoSpread };
        }

        var pooled = (first.Weighted * p1 + second.Weighted * p2) / (first.Weighted + second.Weighted);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1 / first.Effective + 1 / second.Effective - 2 * overlap));
        var z = (p1 - p2) / error;
        var p = SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
        return test with
        {
            StandardError = error,
            Statistic = z,
            DegreesOfFreedom = double.PositiveInfinity,
            PValue = p,
            AdjustedPValue = p,
            FewExpected = Math.Min(first.Effective, second.Effective) * Math.Min(pooled, 1 - pooled) < 5,
        };
    }

    private static PairTest Mean(ColumnTestOptions o, int a, int b, CrosstabMeans means)
    {
        var (first, second) = (means.Bases[a], means.Bases[b]);
        var shared = means.SharedSquares(a, b);
        var overlap = shared == 0 ? 0 : shared / (first.Weighted * second.Weighted);
        var test = new PairTest(0, a, b, first, second, means.Means[a], means.Means[b], overlap, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
            Flag(o, first) != BaseFlag.Enough || Flag(o, second) != BaseFlag.Enough, false, PairOutcome.NotSignificant);
        if (Refusal(o, test) is { } refusal)
        {
            return test with { Outcome = refusal };
        }

        var (s1, s2) = (means.StandardDeviations[a], means.StandardDeviations[b]);
        var (v1, v2) = (s1 * s1 / first.Effective, s2 * s2 / second.Effective);
        var error = Math.Sqrt(v1 + v2 - 2 * s1 * s2 * overlap);
        var scale = Math.Max(1, Math.Max(Math.Abs(means.Means[a]), Math.Abs(means.Means[b])));
        if (!(error > 1e-12 * scale))
        {
            return test with { Outcome = PairOutcome.WithheldNoSpread };
        }

        var t = (means.Means[a] - means.Means[b]) / error;
        var degrees = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.Effective - 1) + v2 * v2 / (second.Effective - 1));
        var p = 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t));
        return test with { StandardError = error, Statistic = t, DegreesOfFreedom = degrees, PValue = p, AdjustedPValue = p };
    }

    private static PairOutcome? Refusal(ColumnTestOptions o, PairTest test)
    {
        if (double.IsNaN(test.FirstValue) || double.IsNaN(test.SecondValue) || test.FirstBase.N == 0 || test.SecondBase.N == 0)
        {
            return PairOutcome.WithheldNotAvailable;
        }

        if (Flag(o, test.FirstBase) == BaseFlag.TooSmall || Flag(o, test.SecondBase) == BaseFlag.TooSmall)
        {
            return PairOutcome.WithheldSmallBase;
        }

        // 1/e₁ + 1/e₂ - 2c is Σ(w/Σw₁ - w/Σw₂)²: 0 exactly when both columns are the same respondents.
        var spread = 1 / test.FirstBase.Effective + 1 / test.SecondBase.Effective;
        return spread - 2 * test.Overlap <= 1e-12 * spread ? PairOutcome.WithheldSameRespondents : null;
    }

    private static ColumnTestResult Run(int rows, IReadOnlyList<int> groups, IReadOnlyList<RespondentBase> bases, ColumnTestOptions options, Judge judge)
    {
        var columns = groups.Count;
        var names = new string[columns];
        var lettered = 0;
        for (var c = 0; c < columns; c++)
        {
            names[c] = groups[c] == Columns.Untested ? "" : ColumnLetters.Of(lettered++);
        }

        var separator = lettered > 26 ? " " : "";
        var letters = new string[rows, columns];
        var pairs = new List<PairTest>();
        var above = new bool[columns, columns];
        var tested = new Dictionary<int, int>();
        for (var row = 0; row < rows; row++)
        {
            Array.Clear(above);
            tested.Clear();
            var start = pairs.Count;
            for (var a = 0; a < columns; a++)
            {
                for (var b = a + 1; b < columns; b++)
                {
                    if (groups[a] != Columns.Untested && groups[a] == groups[b])
                    {
                        var pair = judge(row, a, b);
                        pairs.Add(pair);
                        tested[groups[a]] = tested.GetValueOrDefault(groups[a]) + (pair.Withheld ? 0 : 1);
                    }
                }
            }

            for (var i = start; i < pairs.Count; i++)
            {
                var pair = pairs[i];
                if (pair.Withheld)
                {
                    continue;
                }

                var adjusted = options.Bonferroni ? Math.Min(1, pair.PValue * tested[groups[pair.First]]) : pair.PValue;
                var significant = adjusted < options.Alpha;
                pairs[i] = pair with { AdjustedPValue = adjusted, Outcome = significant ? PairOutcome.Significant : PairOutcome.NotSignificant };
                if (significant && pair.FirstValue > pair.SecondValue)
                {
                    above[pair.First, pair.Second] = true;
                }
                else if (significant)
                {
                    above[pair.Second, pair.First] = true;
                }
            }

            for (var c = 0; c < columns; c++)
            {
                letters[row, c] = "";
                for (var other = 0; other < columns; other++)
                {
                    if (above[c, other])
                    {
                        letters[row, c] += (letters[row, c].Length == 0 ? "" : separator) + names[other];
                    }
                }
            }
        }

        return new(letters, names, [.. bases.Select(b => Flag(options, b))], pairs);
    }

    private static BaseFlag Flag(ColumnTestOptions o, RespondentBase of)
    {
        // Equal weights of 1.1 give an effective base of 29.999…: the limit is not for rounding to decide.
        var size = Math.Min(of.N, of.Effective * (1 + 1e-9));
        return size < o.LeastBase || of.N == 0 ? BaseFlag.TooSmall : size < o.FlaggedBase ? BaseFlag.Small : BaseFlag.Enough;
    }

    private static ColumnTestOptions Valid(ColumnTestOptions? options)
    {
        var o = options ?? new();
        if (o.Alpha is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), o.Alpha.ToString(CultureInfo.InvariantCulture), "The level of a test lies between 0 and 1, such as 0.05.");
        }

        // Effective bases of 1 leave no degree of freedom.
        if (!(o.LeastBase >= 2) || !(o.FlaggedBase >= o.LeastBase))
        {
            throw new ArgumentOutOfRangeException(nameof(options), string.Create(CultureInfo.InvariantCulture, $"{o.LeastBase}, {o.FlaggedBase}"),
                "The least base is 2 or more, and the flagged base not under it.");
        }

        return o;
    }

    private static void SameColumns(int count, int columns, string what)
    {
        if (count != columns)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {count} {what} for {columns} columns; give one a column."));
        }
    }
}
