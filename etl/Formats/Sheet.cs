namespace ReIntegrationBI.Etl.Formats;

/// <summary>Addressed cells: a sheet of a workbook, or a text file.</summary>
public sealed class Sheet
{
    private readonly Dictionary<CellReference, SheetCell> _cells;
    private readonly Dictionary<CellReference, CellReference> _merged = [];

    /// <summary>Creates a sheet.</summary>
    /// <param name="name">Its name, or null for a text file.</param>
    /// <param name="cells">Its cells that are not empty.</param>
    /// <param name="merged">Ranges of merged cells: first and last cell.</param>
    public Sheet(string? name, IEnumerable<SheetCell> cells, IEnumerable<(CellReference First, CellReference Last)>? merged = null)
    {
        Name = name;
        _cells = cells.ToDictionary(c => c.At);
        LastRow = _cells.Count == 0 ? 0 : _cells.Keys.Max(c => c.Row);
        LastColumn = _cells.Count == 0 ? 0 : _cells.Keys.Max(c => c.Column);
        foreach (var (first, last) in merged ?? [])
        {
            // A merged range may reach far beyond what is filled; only cells that can be asked for are kept.
            for (var row = first.Row; row <= Math.Min(last.Row, LastRow + 1); row++)
            {
                for (var column = first.Column; column <= Math.Min(last.Column, LastColumn + 100); column++)
                {
                    _merged.TryAdd(new CellReference(row, column), first);
                }
            }
        }
    }

    /// <summary>Name of the sheet; null for a text file.</summary>
    public string? Name { get; }

    /// <summary>Last row that holds something; 0 when nothing does.</summary>
    public int LastRow { get; }

    /// <summary>Last column that holds something; 0 when nothing does.</summary>
    public int LastColumn { get; }

    /// <summary>The cell at a place, or null where it is empty.</summary>
    public SheetCell? this[int row, int column] => _cells.GetValueOrDefault(new CellReference(row, column));

    /// <summary>The first cell of the merged range that covers a place; the place itself where none does.</summary>
    public CellReference Origin(int row, int column)
    {
        var here = new CellReference(row, column);
        return _merged.GetValueOrDefault(here, here);
    }

    /// <summary>The text that a reader sees at a place: a merged cell shows that of its first cell.</summary>
    public string TextAt(int row, int column) => _cells.GetValueOrDefault(Origin(row, column))?.Text ?? "";
}
