using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Whether a table is the one that its layout describes: title and headers at their cells.</summary>
internal static class TableChecks
{
    public static void CheckTitle(Sheet sheet, LayoutTable table, ReadingNotes notes)
    {
        if (table.Title is not { } title || !CellReference.TryParse(title.Cell, out var at))
        {
            return;
        }

        var found = sheet.TextAt(at.Row, at.Column);
        if (!FoldedText.StartsWith(found, title.Text))
        {
            notes.Refuse(notes.Problem(
                "wrong-title", sheet.Name, at, "the title is another one", "Check that this is the table and edition the layout is for", FoldedText.Fold(found), $"a text that begins with '{title.Text}'"));
        }
    }

    /// <summary>Compares every header; returns what footnote marks on headers say, by column.</summary>
    public static IReadOnlyDictionary<int, AttributeSet> CheckHeaders(Sheet sheet, LayoutTable table, Layout layout, ReadingNotes notes)
    {
        var marks = new FootnoteMarks(layout.Footnotes);
        var noted = new Dictionary<int, AttributeSet>();
        if (table.Long.Count > 0)
        {
            CheckLongHeader(sheet, table, notes);
            return noted;
        }

        foreach (var row in table.Rows)
        {
            CheckLabelHeader(sheet, table, row, notes);
        }

        foreach (var column in table.Columns)
        {
            CellReference.TryParseColumn(column.Column, out var number);
            var note = new AttributeSet();
            for (var i = 0; i < column.Header.Texts.Count; i++)
            {
                var at = new CellReference(table.HeaderRows[i], number);
                var found = sheet.TextAt(at.Row, at.Column);
                var (bare, notesHere) = marks.Strip(found);
                if (FoldedText.Same(bare, column.Header.Texts[i]) && !FoldedText.Same(found, column.Header.Texts[i]))
                {
                    note = notesHere.Aggregate(note, (n, more) => n.WithNote(more));
                    found = bare;
                }

                CheckHeader(sheet, table, at, found, column.Header.Texts[i], notes);
            }

            noted[number] = note;
        }

        CheckNoOtherColumns(sheet, table, layout, notes);
        return noted;
    }

    private static void CheckHeader(Sheet sheet, LayoutTable table, CellReference at, string found, string expected, ReadingNotes notes)
    {
        if (string.IsNullOrWhiteSpace(expected) || FoldedText.Same(found, expected))
        {
            return;
        }

        var elsewhere = table.HeaderRows.Prepend(at.Row).Distinct()
            .SelectMany(r => Enumerable.Range(1, sheet.LastColumn).Select(c => new CellReference(r, c)))
            .Where(c => FoldedText.Same(sheet.TextAt(c.Row, c.Column), expected))
            .Select(c => sheet.Origin(c.Row, c.Column))
            .Distinct()
            .ToArray();
        notes.Refuse(elsewhere.Length == 0
            ? notes.Problem(
                "wrong-header", sheet.Name, at, "the header is another one", "If the publisher has changed the table, write a layout for the new edition", FoldedText.Fold(found), $"'{expected}'")
            : notes.Problem(
                "moved-header",
                sheet.Name,
                at,
                $"the header has moved; '{expected}' stands in {string.Join(", ", elsewhere)}",
                "If the publisher has moved columns, write a layout for the new edition",
                FoldedText.Fold(found),
                $"'{expected}'"));
    }

    /// <summary>The header of a label may stand in any of the header rows; several texts stand one in each row, or one above each column.</summary>
    private static void CheckLabelHeader(Sheet sheet, LayoutTable table, LayoutRow row, ReadingNotes notes)
    {
        for (var i = 0; i < row.Header.Texts.Count; i++)
        {
            var expected = row.Header.Texts[i];
            CellReference.TryParseColumn(row.AllColumns[row.Nested ? i : 0], out var column);
            var rows = row.Header.IsOne || row.Nested ? table.HeaderRows : [table.HeaderRows[i]];
            if (!rows.Any(r => FoldedText.Same(sheet.TextAt(r, column), expected)))
            {
                var at = new CellReference(rows[0], column);
                CheckHeader(sheet, table, at, sheet.TextAt(at.Row, at.Column), expected, notes);
            }
        }
    }

    private static void CheckLongHeader(Sheet sheet, LayoutTable table, ReadingNotes notes)
    {
        var row = table.HeaderRows[0];
        if (sheet.LastColumn == 1 && table.Long.Count > 1)
        {
            notes.Refuse(notes.Problem(
                "wrong-delimiter", sheet.Name, new CellReference(row, 1), "the file has one column only; its delimiter is another one", "Correct delimiter in the layout", FoldedText.Fold(sheet.TextAt(row, 1)), $"{table.Long.Count} columns"));
            return;
        }

        for (var i = 0; i < table.Long.Count; i++)
        {
            CheckHeader(sheet, table, new CellReference(row, i + 1), sheet.TextAt(row, i + 1), table.Long[i].Header, notes);
        }

        for (var column = table.Long.Count + 1; column <= sheet.LastColumn; column++)
        {
            RefuseColumn(sheet, new CellReference(row, column), notes);
        }
    }

    /// <summary>A column that the publisher has added must not be left out without a word.</summary>
    private static void CheckNoOtherColumns(Sheet sheet, LayoutTable table, Layout layout, ReadingNotes notes)
    {
        var known = layout.Tables
            .Where(t => t.Sheet == table.Sheet && t.HeaderRows.Intersect(table.HeaderRows).Any())
            .SelectMany(t => t.Columns.Select(c => c.Column).Concat(t.Rows.SelectMany(r => r.AllColumns)))
            .Select(letters => CellReference.TryParseColumn(letters, out var column) ? column : 0)
            .ToHashSet();
        foreach (var column in Enumerable.Range(1, sheet.LastColumn).Where(c => !known.Contains(c)))
        {
            var header = table.HeaderRows
                .Select(r => new CellReference(r, column))
                .FirstOrDefault(c => sheet[c.Row, c.Column] is not null);
            if (header != default)
            {
                RefuseColumn(sheet, header, notes);
            }
        }
    }

    private static void RefuseColumn(Sheet sheet, CellReference at, ReadingNotes notes) => notes.Refuse(notes.Problem(
        "unexpected-column",
        sheet.Name,
        at,
        "the layout does not know this column",
        "Describe it in the layout, with skip: true if its values are not wanted",
        FoldedText.Fold(sheet.TextAt(at.Row, at.Column)),
        "no further column"));
}
