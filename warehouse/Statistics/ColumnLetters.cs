namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Letters of columns: A to Z, then AA, AB and on, as in a spreadsheet.</summary>
public static class ColumnLetters
{
    /// <summary>The letter of a column, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var text = "";
        for (var rest = number + 1; rest > 0; rest = (rest - 1) / 26)
        {
            text = (char)('A' + (rest - 1) % 26) + text;
        }

        return text;
    }
}
