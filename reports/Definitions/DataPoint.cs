using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>One value of a visual.</summary>
/// <param name="Value">The number, or null where it is not shown or the cell holds words.</param>
/// <param name="Decimals">Decimals to print, 0 to 4.</param>
/// <param name="State">Shown, suppressed or not available.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Text">As printed in the report's language, without unit: "471.927", "±1,2"; a dash or word where there is none.</param>
/// <param name="Annex">Number of its entry in the annex, or null where there is no value.</param>
/// <param name="Letters">Letters of the columns that this one is significantly higher than, one sign a column: "BC"; empty where there is none.</param>
/// <param name="Flag">Whether the base is small. The visual adds the sign; <paramref name="Text"/> does not hold it.</param>
/// <param name="Uncertain">True where the reading of the source is uncertain. The visual adds the sign; <paramref name="Text"/> does not hold it.</param>
/// <param name="Range">Of a curve: its interval of confidence. Of a stage of a process: from when to when; the value is then its end, or its begin where the end is open.</param>
public sealed record DataPoint(
    decimal? Value, int Decimals, CellState State, Precision Precision, string Text, int? Annex,
    string Letters = "", BaseFlag Flag = BaseFlag.None, bool Uncertain = false,
    ValueRange? Range = null)
{
    /// <summary>Whether the cell holds words in place of a number.</summary>
    public bool IsWords => State == CellState.Shown && Value is null;

    /// <summary>A cell of words.</summary>
    public static DataPoint Words(string text) => new(null, 0, CellState.Shown, Precision.Exact, text, null);
}
