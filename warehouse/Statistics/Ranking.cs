using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// Ranking questions, an option at a time. Ranks count from 1; 0 means not ranked. First and top are shares of the base; the mean rank is of
/// those who ranked the option only, because a rank that was never given has no number.
/// </summary>
public static class Ranking
{
    /// <summary>Who ranked the option first: a row for <see cref="CrosstabCounts"/>.</summary>
    public static bool[] First(int[] ranks) => Top(ranks, 1);

    /// <summary>Who ranked the option among the first <paramref name="top"/>: a row for <see cref="CrosstabCounts"/>.</summary>
    /// <exception cref="ArgumentException">A rank is negative, or <paramref name="top"/> is under 1.</exception>
    public static bool[] Top(int[] ranks, int top)
    {
        if (top < 1)
        {
            throw new ArgumentException("The top of a ranking is at least 1 place long.", nameof(top));
        }

        return Array.ConvertAll(Valid(ranks), r => r > 0 && r <= top);
    }

    /// <summary>Ranks as scores for <see cref="CrosstabMeans"/>: NaN where not ranked.</summary>
    /// <exception cref="ArgumentException">A rank is negative.</exception>
    public static double[] Scores(int[] ranks) => Array.ConvertAll(Valid(ranks), r => r == 0 ? double.NaN : r);

    /// <summary>One summary a column.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a rank or a weight is negative.</exception>
    public static IReadOnlyList<RankingSummary> Summarise(
        Columns columns, int[] ranks, double[]? weights = null, bool[]? inBase = null, int top = 3)
    {
        var counts = CrosstabCounts.Of(columns, [First(ranks), Top(ranks, top)], weights, inBase);
        var means = CrosstabMeans.Of(columns, Scores(ranks), weights, inBase);
        return [.. Enumerable.Range(0, columns.Count).Select(c => new RankingSummary(
            counts.Bases[c], counts.Share(0, c), counts.Share(1, c), top, means.Bases[c], means.Means[c]))];
    }

    private static int[] Valid(int[] ranks)
    {
        for (var i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Respondent {i} (counted from 0) has rank {ranks[i]}; expected 1 or more, or 0 for not ranked."));
            }
        }

        return ranks;
    }
}
