using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>One value of a visual.</summary>
/// <param name="Value">The number, or null where it is not shown.</param>
/// <param name="Decimals">Decimals to print, 0 to 4.</param>
/// <param name="State">Shown, suppressed or not available.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Text">As printed in the report's language, without unit: "471.927", "±1,2"; a dash or word where there is none.</param>
/// <param name="Annex">Number of its entry in the annex, or null where there is no value.</param>
/// <param name="Letters">Letters of the columns that this one is significantly higher than, one sign a column: "BC"; empty where there is none.</param>
/// <param name="Flag">Whether the base is small. The visual adds the sign; <paramref name="Text"/> does not hold it.</param>
/// <param name="Uncertain">True where the reading of the source is uncertain. The visual adds the sign; <paramref name="Text"/> does not hold it.</param>
public sealed record DataPoint(
    decimal? Value, int Decimals, CellState State, Precision Precision, string Text, int? Annex,
    string Letters = "", BaseFlag Flag = BaseFlag.None, bool Uncertain = false);
