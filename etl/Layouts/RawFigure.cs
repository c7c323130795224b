using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>One value of a file with all that the layout, its labels and its headers say about it; attributes are codes.</summary>
/// <param name="Attributes">Attributes by name, see <see cref="FigureAttribute"/>.</param>
/// <param name="Value">The value, at most four decimals.</param>
/// <param name="Decimals">Decimals as printed, 0 to 4.</param>
/// <param name="Sheet">Its sheet; null in a text file.</param>
/// <param name="At">Its cell.</param>
public sealed record RawFigure(
    IReadOnlyDictionary<string, string> Attributes, decimal Value, int Decimals, string? Sheet, CellReference At);
