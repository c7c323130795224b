namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// How many respondents stand under a percentage, and what they are worth: unweighted, weighted and effective (Kish, Survey Sampling, 1965, §11.7).
/// Respondents with weight 0 count nowhere.
/// </summary>
/// <param name="N">Unweighted number of respondents, 0 or more.</param>
/// <param name="Weighted">Sum of their weights; equal to <paramref name="N"/> without weights.</param>
/// <param name="SumOfSquares">Sum of their squared weights.</param>
public readonly record struct RespondentBase(int N, double Weighted, double SumOfSquares)
{
    /// <summary>Effective base (Σw)²/Σw²: the size of an unweighted sample that would be as precise. 0 of an empty base, never above <see cref="N"/>.</summary>
    public double Effective => N == 0 ? 0 : Math.Min(N, Weighted * Weighted / SumOfSquares);

    /// <summary>Design effect of weighting, n·Σw²/(Σw)² = 1 + cv²(w); 1 or more, NaN of an empty base.</summary>
    public double DesignEffect => N == 0 ? double.NaN : Math.Max(1, N * SumOfSquares / (Weighted * Weighted));

    /// <summary>A base of unweighted respondents.</summary>
    public static RespondentBase Unweighted(int n) => new(n, n, n);

    /// <summary>The base of the respondents in <paramref name="inBase"/> (null: all), with their weights (null: each 1).</summary>
    /// <exception cref="ArgumentException">A weight is negative or no number, or the lengths differ.</exception>
    public static RespondentBase Of(ReadOnlySpan<double> weights, bool[]? inBase = null)
    {
        RespondentData.SameLength(inBase?.Length ?? weights.Length, weights.Length, "the base");
        var result = default(RespondentBase);
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = RespondentData.Valid(weights[i], i);
            if (inBase is null || inBase[i])
            {
                result = result.With(weight);
            }
        }

        return result;
    }

    internal RespondentBase With(double weight) =>
        weight > 0 ? new(N + 1, Weighted + weight, SumOfSquares + weight * weight) : this;
}
