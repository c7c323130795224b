using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>A sheet with one row of headers and one line a thing, read by the names of its columns.</summary>
internal sealed class TableSheet
{
    private readonly Sheet _sheet;
    private readonly Dictionary<string, int> _columns;

    private TableSheet(Sheet sheet, Dictionary<string, int> columns, InputProblems problems)
    {
        (_sheet, _columns, Problems) = (sheet, columns, problems);
    }

    /// <summary>Name of the sheet; null for a text file.</summary>
    public string? Name => _sheet.Name;

    /// <summary>Where what is wrong goes.</summary>
    public InputProblems Problems { get; }

    /// <summary>Opens a sheet of a workbook; null where it or a column is missing, which is then among the problems.</summary>
    public static TableSheet? Open(SourceDocument document, string name, IReadOnlyList<string> columns, InputProblems problems)
    {
        if (document.Sheets.FirstOrDefault(s => s.Name == name) is { } sheet)
        {
            return Open(sheet, columns, [], problems);
        }

        problems.Add(
            "missing-sheet", "the sheet is missing", "Add it, with its headers, or correct its name", name,
            found: string.Join(", ", document.Sheets.Select(s => s.Name)), expected: $"a sheet '{name}'");
        return null;
    }

    /// <summary>Opens a sheet; null where a column is missing, unknown or doubled, which is then among the problems.</summary>
    public static TableSheet? Open(Sheet sheet, IReadOnlyList<string> columns, IReadOnlyList<string> optional, InputProblems problems)
    {
        var before = problems.Count;
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 1; column <= sheet.LastColumn; column++)
        {
            var header = sheet[1, column]?.Text.Trim() ?? "";
            var at = new CellReference(1, column).ToString();
            if (header.Length == 0)
            {
                if (Enumerable.Range(2, Math.Max(0, sheet.LastRow - 1)).FirstOrDefault(r => sheet[r, column] is not null) is > 0 and var row)
                {
                    problems.Add(
                        "value-without-header", "something stands in a column that has no header", "Give the column its header, or delete what stands in it",
                        sheet.Name, new CellReference(row, column).ToString(), sheet[row, column]!.Text);
                }
            }
            else if (!columns.Contains(header) && !optional.Contains(header))
            {
                problems.Add(
                    "unknown-column", "there is no such column", Spelling.Suggestion(header, columns.Concat(optional)) + "Correct the header, or delete the column",
                    sheet.Name, at, header, "one of " + string.Join(", ", columns.Concat(optional)));
            }
            else if (!found.TryAdd(header, column))
            {
                problems.Add(
                    "column-twice", $"the column '{header}' stands already in {CellReference.Letters(found[header])}", "Delete one of the two", sheet.Name, at, header);
            }
        }

        foreach (var missing in columns.Where(c => !found.ContainsKey(c)))
        {
            problems.Add(
                "missing-column", $"the column '{missing}' is missing", "Add its header in row 1; its cells may be empty where the documentation says so",
                sheet.Name, expected: $"a header '{missing}' in row 1");
        }

        return problems.Count == before ? new TableSheet(sheet, found, problems) : null;
    }

    /// <summary>The lines that are not empty, from row 2.</summary>
    public IEnumerable<TableLine> Lines()
    {
        for (var row = 2; row <= _sheet.LastRow; row++)
        {
            if (_columns.Values.Any(c => _sheet[row, c] is not null))
            {
                yield return new TableLine(this, row);
            }
        }
    }

    /// <summary>The cell of a line in a column, or null where it is empty; an error in it is told, and counts as empty.</summary>
    public SheetCell? this[int row, string column]
    {
        get
        {
            if (!_columns.TryGetValue(column, out var number) || _sheet[row, number] is not { } cell)
            {
                return null;
            }

            if (cell.Error is null)
            {
                return cell;
            }

            Problems.Add("error-in-cell", "the cell cannot be read", "Correct the formula or enter the value", Name, cell.At.ToString(), cell.Error, "a value");
            return null;
        }
    }

    /// <summary>Place of a column's cell, whether it is empty or not; column A where the file has no such column.</summary>
    public CellReference At(int row, string column) => new(row, _columns.GetValueOrDefault(column, 1));
}
