using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>What a layout found in a file.</summary>
/// <param name="Figures">The figures that could be read.</param>
/// <param name="Rejected">Values that could not; the rest of the file may still be good.</param>
/// <param name="Refusals">Why the file as a whole is not what the layout expects; empty when it is.</param>
/// <param name="ValueCells">How many values the file holds, read or not.</param>
public sealed record LayoutReading(
    IReadOnlyList<RawFigure> Figures,
    IReadOnlyList<RejectedCells> Rejected,
    IReadOnlyList<InputProblem> Refusals,
    int ValueCells);
