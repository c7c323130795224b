using System.Globalization;

namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Cell addresses as spreadsheets write them.</summary>
public static class A1
{
    /// <summary>Row and column from 1 to an address: (12, 3) is C12.</summary>
    public static string Of(int row, int column) => Column(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Column from 1 to its letters: 1 is A, 27 is AA.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is below 1.</exception>
    public static string Column(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }
}
