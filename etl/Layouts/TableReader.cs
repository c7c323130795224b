using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Reads the rows of one table whose title and headers are known to be right.</summary>
internal sealed class TableReader(
    Sheet sheet,
    LayoutTable table,
    Layout layout,
    CodeListCatalog codes,
    ReadingNotes notes,
    IReadOnlyDictionary<int, AttributeSet> headerNotes)
{
    private readonly FootnoteMarks _marks = new(layout.Footnotes);
    private readonly NumberStyle _style = (table.Numbers ?? layout.Numbers).ToStyle();
    private readonly HashSet<string> _missing = [.. layout.Missing.Select(FoldedText.Key)];
    private readonly LabelReader _labels = new(sheet, layout, codes, notes);
    private readonly List<RawFigure> _figures = [];

    public IReadOnlyList<RawFigure> Read()
    {
        var end = EndRow();
        var constants = new AttributeSet().With(table.Constants);
        for (var row = table.FirstRow; row < end; row++)
        {
            if (table.Long.Count > 0)
            {
                ReadLine(row, constants);
            }
            else
            {
                ReadRow(row, constants);
            }
        }

        CheckNothingAfter(end);
        return _figures;
    }

    /// <summary>The first row that is no data.</summary>
    private int EndRow()
    {
        if (table.End is { } end && CellReference.TryParseColumn(end.Column, out var column))
        {
            for (var row = table.FirstRow; row <= sheet.LastRow; row++)
            {
                if (end.StartsWith.Any(s => FoldedText.StartsWith(sheet[row, column]?.Text, s)))
                {
                    return row;
                }
            }
        }

        return sheet.LastRow + 1;
    }

    private void ReadRow(int row, AttributeSet constants)
    {
        var values = table.Columns.Where(c => !c.Skip).Select(c => (Column: c, Cell: sheet[row, ColumnOf(c.Column)]))
            .Where(v => v.Cell is not null && !IsMissing(v.Cell))
            .ToArray();
        notes.CountValues(values.Length);
        // Labels are read in rows without values too: those below may repeat them.
        var labels = table.Rows.Select(part => (Part: part, Label: _labels.Read(row, part))).ToArray();
        if (values.Length == 0)
        {
            return;
        }

        var said = new List<LabelMeaning>();
        foreach (var (part, label) in labels)
        {
            if (!_labels.TryResolve(label, part, out var meaning, out var problem))
            {
                notes.Reject(problem, values.Length);
                return;
            }

            said.Add(meaning);
        }

        foreach (var (column, cell) in values)
        {
            var attributes = said.Aggregate(constants, (about, meaning) => about.With(meaning.Attributes)).With(column.Set);
            if (headerNotes.TryGetValue(cell!.At.Column, out var headerNote))
            {
                attributes = attributes.WithNote(headerNote.Values);
            }

            Take(cell, said.SelectMany(s => s.Notes).Aggregate(attributes, (about, note) => about.WithNote(note)));
        }
    }

    /// <summary>A line of a table with one value a line.</summary>
    private void ReadLine(int row, AttributeSet constants)
    {
        var valueColumn = table.Long.FindIndex(c => c.Attribute == "value") + 1;
        if (sheet[row, valueColumn] is not { } cell || IsMissing(cell))
        {
            return;
        }

        notes.CountValues(1);
        var about = constants;
        for (var i = 0; i < table.Long.Count; i++)
        {
            var (attribute, text) = (table.Long[i].Attribute, sheet[row, i + 1]?.Text.Trim() ?? "");
            if (attribute == "value" || (text.Length == 0 && !MustBeGiven(attribute, constants)))
            {
                continue;
            }

            if (!_labels.TryResolve(attribute, text, new CellReference(row, i + 1), out var code, out var problem))
            {
                notes.Reject(problem);
                return;
            }

            about = about.With(attribute, code);
        }

        Take(cell, about);
    }

    private static bool MustBeGiven(string attribute, AttributeSet constants) =>
        FigureAttribute.Key.Contains(attribute) && !constants.Values.ContainsKey(attribute);

    private void Take(SheetCell cell, AttributeSet about)
    {
        if (ReadNumber(cell, ref about) is not { } number)
        {
            return;
        }

        var unit = codes.Units[about.Values[FigureAttribute.Unit]];
        if (number.Suffix.Length > 0 && (number.Suffix == "%") != (unit.Symbol == "%"))
        {
            notes.Reject(notes.Problem(
                "wrong-unit-sign", sheet.Name, cell.At, $"the sign behind the number does not fit its unit, {unit.Code}", "Correct the unit in the layout or the cell in the file", cell.Text, unit.Symbol == "%" ? "a percentage" : "no percent sign"));
        }
        else if (IsCount(unit, about) && (number.Value < 0 || (unit.Scale == 1 && number.Value != decimal.Truncate(number.Value))))
        {
            // 12,345 where the style is 12.345 is a number too, and a thousandth of what was meant.
            notes.Reject(notes.Problem(
                "not-a-count", sheet.Name, cell.At, $"a number of {unit.Code} cannot be {(number.Value < 0 ? "negative" : "a fraction")}", "Correct the cell, or the number style or the unit in the layout", cell.Text, "0, 1, 2 or more"));
        }
        else if (about.Values.GetValueOrDefault(FigureAttribute.Remark) is { Length: > 400 } remark)
        {
            notes.Reject(notes.Problem("long-remark", sheet.Name, cell.At, $"the remark has {remark.Length} letters", "Shorten it", remark, "at most 400"));
        }
        else
        {
            _figures.Add(new RawFigure(about.Values, number.Value, number.Decimals, sheet.Name, cell.At));
        }
    }

    private bool IsCount(Unit unit, AttributeSet about) =>
        unit.Symbol.Length == 0 && codes.Indicators[about.Values[FigureAttribute.Indicator]].Kind is "stock" or "flow";

    private WrittenNumber? ReadNumber(SheetCell cell, ref AttributeSet about)
    {
        if (cell.Error is not null)
        {
            notes.Reject(notes.Problem("cell-error", sheet.Name, cell.At, "the cell holds an error instead of a number", "Mend the formula, or ask the publisher for the value", cell.Error, "a number"));
            return null;
        }

        if (cell.Number is { } stored)
        {
            return new WrittenNumber(stored, cell.Decimals ?? 0, cell.Percent ? "%" : "");
        }

        var text = cell.Text;
        if (!_style.TryRead(text, out var number))
        {
            (text, var found) = _marks.Strip(text);
            about = found.Aggregate(about, (a, note) => a.WithNote(note));
            if (!_style.TryRead(text, out number))
            {
                notes.Reject(notes.Problem("not-a-number", sheet.Name, cell.At, "this is not a number in the style of the layout", "Correct the cell, declare a footnote mark or a missing mark, or set the number style in the layout", cell.Text, _style.ToString()));
                return null;
            }
        }

        // 15 digits in all: what every engine keeps to the last one.
        if (number.Decimals > 4 || Math.Abs(number.Value) >= Limit(number.Decimals))
        {
            notes.Reject(notes.Problem("number-out-of-range", sheet.Name, cell.At, "the number has more than four decimals, or more than 15 digits", "Round it in the file, or choose a larger unit", cell.Text, "at most four decimals and 15 digits"));
            return null;
        }

        return number;
    }

    private bool IsMissing(SheetCell cell) =>
        cell.Error is null
        && cell.Number is null
        && (_missing.Contains(FoldedText.Key(cell.Text)) || _missing.Contains(FoldedText.Key(_marks.Strip(cell.Text).Text)));

    /// <summary>Numbers below the end are data that would be lost, or another table that the layout does not know.</summary>
    private void CheckNothingAfter(int end)
    {
        var next = layout.Tables
            .Where(t => t.Sheet == table.Sheet && t.FirstRow > table.FirstRow)
            .Select(t => t.HeaderRows.Prepend(t.FirstRow).Min())
            .Where(r => r >= end)
            .DefaultIfEmpty(sheet.LastRow + 1)
            .Min();
        for (var row = end; row < next; row++)
        {
            var stray = table.Columns.Where(c => !c.Skip).Select(c => sheet[row, ColumnOf(c.Column)])
                .FirstOrDefault(c => c is not null && (c.Number is not null || _style.TryRead(c.Text, out _)));
            if (stray is not null)
            {
                notes.Refuse(notes.Problem(
                    "row-after-end", sheet.Name, stray.At, "a number stands below the end of the table", "If the table has grown, correct end in the layout", stray.Text, $"nothing below row {end}"));
                return;
            }
        }
    }

    private static int ColumnOf(string letters) => CellReference.TryParseColumn(letters, out var column) ? column : 0;

    private static decimal Limit(int decimals)
    {
        var limit = 1e15m;
        for (var i = 0; i < decimals; i++)
        {
            limit /= 10;
        }

        return limit;
    }
}
