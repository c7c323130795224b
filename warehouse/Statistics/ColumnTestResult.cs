namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Letters of a table, and the diagnostics they come from.</summary>
public sealed class ColumnTestResult
{
    private readonly string[,] _letters;

    internal ColumnTestResult(string[,] letters, IReadOnlyList<string> columnLetters, IReadOnlyList<BaseFlag> flags, IReadOnlyList<PairTest> pairs)
    {
        (_letters, ColumnLetters, Flags, Pairs) = (letters, columnLetters, flags, pairs);
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _letters.GetLength(0);

    /// <summary>The letter of each column; empty where the column is not tested.</summary>
    public IReadOnlyList<string> ColumnLetters { get; }

    /// <summary>Whether the base of each column carries a test.</summary>
    public IReadOnlyList<BaseFlag> Flags { get; }

    /// <summary>Every pair of columns of one group in every row, by row, first and second column.</summary>
    public IReadOnlyList<PairTest> Pairs { get; }

    /// <summary>
    /// The letters of the columns over which this cell is significantly higher, ascending; empty for none. In a table with letters of
    /// more than one character they are parted by blanks.
    /// </summary>
    public string Letters(int row, int column) => _letters[row, column];
}
