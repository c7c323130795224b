using System.Globalization;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The place of a cell: row from 1, column from 1 (A). Written in A1 notation.</summary>
public readonly record struct CellReference(int Row, int Column)
{
    /// <summary>Rows and columns of the largest sheet there is.</summary>
    private const int LastRow = 1_048_576, LastColumn = 16_384;

    /// <summary>The letters of a column: 1 is A, 27 is AA.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is less than 1.</exception>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>Reads the letters of a column, A to XFD.</summary>
    public static bool TryParseColumn(string? letters, out int column)
    {
        column = 0;
        if (string.IsNullOrEmpty(letters) || letters.Length > 3 || !letters.All(char.IsAsciiLetter))
        {
            return false;
        }

        foreach (var letter in letters)
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column <= LastColumn;
    }

    /// <summary>Reads a place such as <c>B7</c>.</summary>
    public static bool TryParse(string? text, out CellReference cell)
    {
        cell = default;
        var letters = text?.TakeWhile(char.IsAsciiLetter).Count() ?? 0;
        if (letters == 0
            || !TryParseColumn(text![..letters], out var column)
            || !int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || row is < 1 or > LastRow)
        {
            return false;
        }

        cell = new CellReference(row, column);
        return true;
    }

    /// <summary>A1 notation.</summary>
    public override string ToString() => Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);
}
