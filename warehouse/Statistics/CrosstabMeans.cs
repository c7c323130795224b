namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// The mean of a score by columns. Its bases hold only respondents with a score: who gave no answer is in neither the mean nor the base.
/// </summary>
public sealed class CrosstabMeans
{
    private readonly RespondentBase[] _bases;
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _taylor;
    private readonly double[] _shared;

    private CrosstabMeans(Columns columns, int sampleSize, RespondentBase[] bases, double[] shared)
    {
        (Columns, SampleSize, _bases, _shared) = (columns, sampleSize, bases, shared);
        _means = new double[columns.Count];
        _deviations = new double[columns.Count];
        _taylor = new double[columns.Count];
    }

    /// <summary>The columns that were counted by.</summary>
    public Columns Columns { get; }

    /// <summary>Respondents of the whole sample with a weight above 0, with a score or not.</summary>
    public int SampleSize { get; }

    /// <summary>Respondents with a score, by column.</summary>
    public IReadOnlyList<RespondentBase> Bases => _bases;

    /// <summary>Weighted means, by column; NaN of an empty base.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>
    /// Weighted standard deviations, by column: √(Σw(x-m)² / (Σw - Σw²/Σw)), without bias for any scale of the weights and the usual
    /// n - 1 one without weights (R: cov.wt, method "unbiased"). NaN under two respondents.
    /// </summary>
    public IReadOnlyList<double> StandardDeviations => _deviations;

    /// <summary>Squared weights of the respondents with a score who stand in both columns.</summary>
    internal double SharedSquares(int a, int b) => _shared[a * Columns.Count + b];

    /// <summary>Σw²(x-m)² of a column: what the linearised variance is made of.</summary>
    internal double Taylor(int column) => _taylor[column];

    /// <summary>Takes means by columns.</summary>
    /// <param name="columns">The banner.</param>
    /// <param name="scores">The score of each respondent; NaN: none.</param>
    /// <param name="weights">One a respondent, 0 or more; null: unweighted.</param>
    /// <param name="inBase">Who belongs to the question's base; null: all.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative or no number.</exception>
    public static CrosstabMeans Of(Columns columns, double[] scores, double[]? weights = null, bool[]? inBase = null)
    {
        RespondentData.SameLength(scores.Length, columns.Respondents, "The scores");
        var effective = RespondentData.Weights(weights, inBase, columns.Respondents, out var sampleSize);
        for (var i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i]))
            {
                effective[i] = 0;
            }
        }

        var (bases, shared) = columns.Tally(effective);
        var result = new CrosstabMeans(columns, sampleSize, bases, shared);
        result.Fill(scores, effective);
        return result;
    }

    private void Fill(double[] scores, double[] weights)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (weights[i] > 0)
            {
                foreach (var c in Columns.Of(i))
                {
                    _means[c] += weights[i] * scores[i];
                }
            }
        }

        for (var c = 0; c < _means.Length; c++)
        {
            _means[c] = _bases[c].N == 0 ? double.NaN : _means[c] / _bases[c].Weighted;
        }

        // A second pass: the difference of two large sums would lose digits.
        for (var i = 0; i < scores.Length; i++)
        {
            if (weights[i] > 0)
            {
                foreach (var c in Columns.Of(i))
                {
                    var deviation = scores[i] - _means[c];
                    _deviations[c] += weights[i] * deviation * deviation;
                    _taylor[c] += weights[i] * weights[i] * deviation * deviation;
                }
            }
        }

        for (var c = 0; c < _means.Length; c++)
        {
            _deviations[c] = _bases[c].N < 2
                ? double.NaN
                : Math.Sqrt(_deviations[c] / (_bases[c].Weighted - _bases[c].SumOfSquares / _bases[c].Weighted));
        }
    }
}
