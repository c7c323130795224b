using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>
/// Applies a layout to a file. The steps are those of a careful person: are these the sheets, the titles and the headers that
/// I know; then row by row and column by column; then the sums, the periods, and nothing twice.
/// </summary>
public sealed class LayoutReader(CodeListCatalog codes)
{
    /// <summary>Reads all tables of a layout. Problems are collected, so that one look at the file mends them all.</summary>
    public LayoutReading Read(SourceDocument document, Layout layout)
    {
        var notes = new ReadingNotes(document.File);
        CheckSheets(document, layout, notes);
        var figures = new List<RawFigure>();
        foreach (var table in layout.Tables)
        {
            if (SheetOf(document, table) is not { } sheet)
            {
                continue;
            }

            var before = notes.RefusalCount;
            TableChecks.CheckTitle(sheet, table, notes);
            var columns = TableChecks.CheckHeaders(sheet, table, layout, notes);
            if (notes.RefusalCount > before)
            {
                // Under headers that are not the known ones every further message would be noise.
                continue;
            }

            var read = new TableReader(sheet, table, layout, codes, notes, columns).Read();
            FigureChecks.CheckControlSums(read, table.ControlSums, notes);
            figures.AddRange(read);
        }

        FigureChecks.CheckPeriod(figures, layout.OnePeriod, notes);
        FigureChecks.CheckDuplicates(figures, notes);
        FigureChecks.CheckNotEmpty(figures, notes);
        figures.ForEach(notes.Add);
        return notes.ToReading();
    }

    private static Sheet? SheetOf(SourceDocument document, LayoutTable table) =>
        document.Sheets.FirstOrDefault(s => s.Name == table.Sheet);

    private static void CheckSheets(SourceDocument document, Layout layout, ReadingNotes notes)
    {
        var wanted = layout.Tables.Select(t => t.Sheet).Distinct().ToArray();
        var there = string.Join(", ", document.Sheets.Select(s => $"'{s.Name}'"));
        foreach (var missing in wanted.Where(w => document.Sheets.All(s => s.Name != w)))
        {
            notes.Refuse(notes.Problem(
                "missing-sheet", missing, null, "the sheet is missing", "Check that this is the edition the layout is for", there, $"a sheet '{missing}'"));
        }

        foreach (var sheet in document.Sheets.Where(s => s.LastRow > 0 && !wanted.Contains(s.Name) && !layout.IgnoreSheets.Contains(s.Name ?? "")))
        {
            notes.Refuse(notes.Problem(
                "unexpected-sheet",
                sheet.Name,
                null,
                "the layout does not know this sheet",
                "Describe it in the layout, or list it under ignore_sheets",
                expected: string.Join(", ", wanted.Select(w => $"'{w}'"))));
        }
    }
}
