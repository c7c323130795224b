using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Questions on a scale. A respondent's score is NaN where the answer lies outside the scale.</summary>
public static class Likert
{
    /// <summary>One summary a column.</summary>
    /// <param name="columns">The banner.</param>
    /// <param name="scores">The score of each respondent; NaN: no answer of the scale.</param>
    /// <param name="scale">The scores of the scale, in any order; each once.</param>
    /// <param name="weights">One a respondent; null: unweighted.</param>
    /// <param name="inBase">Who was asked; null: all.</param>
    /// <param name="boxes">How many highest (and lowest) scores make the top (and bottom): 2 for "top two".</param>
    /// <param name="sharesOfOnScale">False: shares of everybody in the base, as printed tables have them. True: of those on the scale.</param>
    /// <exception cref="ArgumentException">A score is not of the scale, the scale repeats one, or top and bottom would overlap.</exception>
    public static IReadOnlyList<LikertSummary> Summarise(Columns columns, double[] scores, IReadOnlyList<double> scale,
        double[]? weights = null, bool[]? inBase = null, int boxes = 2, bool sharesOfOnScale = false)
    {
        RespondentData.SameLength(scores.Length, columns.Respondents, "The scores");
        RespondentData.SameLength(inBase?.Length ?? scores.Length, scores.Length, "The base");
        bool[][] rows = [Top(scores, scale, boxes), Bottom(scores, scale, boxes), Array.ConvertAll(scores, double.IsNaN)];
        var shareBase = inBase;
        if (sharesOfOnScale)
        {
            shareBase = new bool[scores.Length];
            for (var i = 0; i < scores.Length; i++)
            {
                shareBase[i] = !double.IsNaN(scores[i]) && (inBase is null || inBase[i]);
            }
        }

        var shares = CrosstabCounts.Of(columns, rows, weights, shareBase);
        var outside = CrosstabCounts.Of(columns, rows, weights, inBase);
        var means = CrosstabMeans.Of(columns, scores, weights, inBase);
        return [.. Enumerable.Range(0, columns.Count).Select(c => new LikertSummary(shares.Bases[c], means.Bases[c],
            new(outside.N(2, c), outside.Weighted(2, c), outside.Squares(2, c)),
            shares.Share(0, c), shares.Share(1, c), means.Means[c], means.StandardDeviations[c]))];
    }

    /// <summary>Who gave one of the highest scores: a row for <see cref="CrosstabCounts"/>.</summary>
    /// <exception cref="ArgumentException">As <see cref="Summarise"/>.</exception>
    public static bool[] Top(double[] scores, IReadOnlyList<double> scale, int boxes = 2)
    {
        var least = Sorted(scores, scale, boxes)[^boxes];
        return Array.ConvertAll(scores, s => s >= least);
    }

    /// <summary>Who gave one of the lowest scores: a row for <see cref="CrosstabCounts"/>.</summary>
    /// <exception cref="ArgumentException">As <see cref="Summarise"/>.</exception>
    public static bool[] Bottom(double[] scores, IReadOnlyList<double> scale, int boxes = 2)
    {
        var most = Sorted(scores, scale, boxes)[boxes - 1];
        return Array.ConvertAll(scores, s => s <= most);
    }

    private static double[] Sorted(double[] scores, IReadOnlyList<double> scale, int boxes)
    {
        double[] sorted = [.. scale.Distinct().Order()];
        if (sorted.Length != scale.Count)
        {
            throw new ArgumentException("The scale holds a score twice; give each answer of the scale its own score.");
        }

        if (boxes < 1 || 2 * boxes > sorted.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The top and bottom {boxes} of a scale of {sorted.Length} would share an answer, or are empty; take 1 to {sorted.Length / 2}."));
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsNaN(scores[i]) && Array.BinarySearch(sorted, scores[i]) < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Respondent {i} (counted from 0) has score {scores[i]}, which the scale does not hold; give NaN for an answer outside the scale."));
            }
        }

        return sorted;
    }
}
