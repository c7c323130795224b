using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Collects what a reading finds: figures, values to reject, reasons to refuse.</summary>
internal sealed class ReadingNotes(string file)
{
    private readonly List<RawFigure> _figures = [];
    private readonly List<RejectedCells> _rejected = [];
    private readonly List<InputProblem> _refusals = [];
    private int _valueCells;

    public int RefusalCount => _refusals.Count;

    public void Add(RawFigure figure) => _figures.Add(figure);

    public void CountValues(int cells) => _valueCells += cells;

    public void Reject(InputProblem problem, int cells = 1) => _rejected.Add(new RejectedCells(problem, cells));

    public void Refuse(InputProblem problem) => _refusals.Add(problem);

    /// <summary>A problem of this file.</summary>
    public InputProblem Problem(
        string code, string? sheet, CellReference? cell, string message, string remedy, string? found = null, string? expected = null) => new()
    {
        Code = code,
        File = file,
        Sheet = sheet,
        Cell = cell?.ToString(),
        Message = message,
        Found = found is { Length: > 80 } ? found[..80] : found,
        Expected = expected,
        Remedy = remedy + ".",
    };

    public LayoutReading ToReading() => new(_figures, _rejected, _refusals, _valueCells);
}
