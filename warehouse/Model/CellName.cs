using System.Globalization;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Names of cells in A1 notation.</summary>
internal static class CellName
{
    /// <summary>The name of a cell.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1 (A).</param>
    public static string Of(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(row, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
