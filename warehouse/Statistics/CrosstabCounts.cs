using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// A question counted by columns: bases of the columns, and for each row (answer) how many of them gave it. A share is a share of the
/// respondents in the column's base, also where several answers were allowed: the shares of a multi-response question may add to more than 1.
/// </summary>
public sealed class CrosstabCounts
{
    private readonly RespondentBase[] _bases;
    private readonly int[] _n;
    private readonly double[] _weighted;
    private readonly double[] _squares;
    private readonly double[] _shared;

    private CrosstabCounts(Columns columns, int rows, double[] weights, int sampleSize)
    {
        Columns = columns;
        RowCount = rows;
        SampleSize = sampleSize;
        (_bases, _shared) = columns.Tally(weights);
        _n = new int[rows * columns.Count];
        _weighted = new double[rows * columns.Count];
        _squares = new double[rows * columns.Count];
    }

    /// <summary>The columns that were counted by.</summary>
    public Columns Columns { get; }

    /// <summary>Number of rows (answers).</summary>
    public int RowCount { get; }

    /// <summary>Respondents of the whole sample with a weight above 0, in the base or not.</summary>
    public int SampleSize { get; }

    /// <summary>The base of each column.</summary>
    public IReadOnlyList<RespondentBase> Bases => _bases;

    /// <summary>Unweighted respondents of the column who gave the answer.</summary>
    public int N(int row, int column) => _n[At(row, column)];

    /// <summary>Weighted respondents of the column who gave the answer.</summary>
    public double Weighted(int row, int column) => _weighted[At(row, column)];

    /// <summary>Weighted share of the column's base that gave the answer, 0 to 1; NaN of an empty base.</summary>
    public double Share(int row, int column)
    {
        var at = At(row, column);
        // All of them is exactly 1, however the sums were rounded.
        return _bases[column].N == 0 ? double.NaN
            : _n[at] == _bases[column].N ? 1
            : Math.Clamp(_weighted[at] / _bases[column].Weighted, 0, 1);
    }

    /// <summary>Squared weights of the respondents who stand in both columns; counted only within a group.</summary>
    internal double SharedSquares(int a, int b) => _shared[a * Columns.Count + b];

    /// <summary>Squared weights of the column's respondents who gave the answer.</summary>
    internal double Squares(int row, int column) => _squares[At(row, column)];

    /// <summary>Counts rows of which a respondent may give several.</summary>
    /// <param name="columns">The banner.</param>
    /// <param name="rows">For each row, who gave the answer.</param>
    /// <param name="weights">One a respondent, 0 or more; null: unweighted.</param>
    /// <param name="inBase">Who belongs to the question's base; null: all.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative or no number.</exception>
    public static CrosstabCounts Of(Columns columns, IReadOnlyList<bool[]> rows, double[]? weights = null, bool[]? inBase = null)
    {
        var effective = RespondentData.Weights(weights, inBase, columns.Respondents, out var sampleSize);
        var result = new CrosstabCounts(columns, rows.Count, effective, sampleSize);
        for (var row = 0; row < rows.Count; row++)
        {
            var hits = rows[row];
            RespondentData.SameLength(hits.Length, columns.Respondents, "A row");
            for (var i = 0; i < hits.Length; i++)
            {
                if (hits[i] && effective[i] > 0)
                {
                    result.Add(row, i, effective[i]);
                }
            }
        }

        return result;
    }

    /// <summary>Counts a question with one answer a respondent: the row of each, 0 to <paramref name="rowCount"/> - 1, or -1 for none of them.</summary>
    /// <exception cref="ArgumentException">Lengths differ, an index is out of range, or a weight is negative or no number.</exception>
    public static CrosstabCounts Of(Columns columns, int[] rowOfRespondent, int rowCount, double[]? weights = null, bool[]? inBase = null)
    {
        RespondentData.SameLength(rowOfRespondent.Length, columns.Respondents, "The answers");
        var effective = RespondentData.Weights(weights, inBase, columns.Respondents, out var sampleSize);
        var result = new CrosstabCounts(columns, rowCount, effective, sampleSize);
        for (var i = 0; i < rowOfRespondent.Length; i++)
        {
            var row = rowOfRespondent[i];
            if (row < -1 || row >= rowCount)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Respondent {i} (counted from 0) gave answer {row}; expected -1 (none) to {rowCount - 1}."));
            }

            if (row >= 0 && effective[i] > 0)
            {
                result.Add(row, i, effective[i]);
            }
        }

        return result;
    }

    private void Add(int row, int respondent, double weight)
    {
        foreach (var column in Columns.Of(respondent))
        {
            var at = row * Columns.Count + column;
            _n[at]++;
            _weighted[at] += weight;
            _squares[at] += weight * weight;
        }
    }

    private int At(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns.Count);
        return row * Columns.Count + column;
    }
}
