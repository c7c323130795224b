using System.Globalization;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Rendering.TabBook;

/// <summary>
/// Writes a tab book (.xlsx): cover, contents, notes, a sheet a question and every significance test. It holds numbers and texts, no
/// formulas; what disclosure control hides is nowhere in it. Layout after the UK Government Analysis Function's "Releasing statistics in
/// spreadsheets": one marked-up table a sheet, no merged cells, shorthand in square brackets.
/// </summary>
public static class TabBookWriter
{
    /// <summary>Writes the tab book.</summary>
    /// <param name="content">What goes into it.</param>
    /// <param name="target">Where it goes; need not be seekable and stays open.</param>
    /// <param name="clock">Tells the moment of making; null for the system's.</param>
    /// <exception cref="ArgumentException">There is no table, or a row has not a cell for each column.</exception>
    public static void Write(TabBookContent content, Stream target, TimeProvider? clock = null)
    {
        Check(content);
        var made = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        var texts = FixedTexts.For(content.Language);
        var title = content.Survey.Title.Or(content.Language);
        var isSynthetic = content.Tables.Any(t => t.Respondents.IsSynthetic);
        using var buffer = new MemoryStream();
        using (var file = new WorkbookFile(buffer) { Band = isSynthetic ? texts["survey.synthetic_long"] : null })
        {
            var subject = isSynthetic ? $"{texts["survey.synthetic_long"]}. {texts["tabbook.title"]}" : texts["tabbook.title"];
            file.Describe(title, subject, WorkbookReport.Culture(content.Language).Name, made);
            Write(content, texts, file, made);
        }

        buffer.Position = 0;
        buffer.CopyTo(target);
    }

    private static void Write(TabBookContent content, FixedTexts texts, WorkbookFile file, DateTime made)
    {
        var sheets = Names.Taken();
        var names = Names.Taken();
        var cover = Names.Sheet(texts["tabbook.cover"], sheets);
        var contents = Names.Sheet(texts["tabbook.contents"], sheets);
        var notes = Names.Sheet(texts["tabbook.notes"], sheets);
        var questions = content.Tables
            .Select((table, i) => (Table: table, Sheet: Names.Sheet($"{(i + 1).ToString(CultureInfo.InvariantCulture)} {table.Question}", sheets)))
            .ToList();
        var tests = content.Tables.SelectMany(table => table.Tests.Select(test => (table, test))).Chunk(content.TestsASheet)
            .Select(some => (Tests: some, Sheet: Names.Sheet(texts["tabbook.diagnostics"], sheets))).ToList();

        WriteCover(file, cover, content, texts, made, [contents, notes, .. tests.Select(t => t.Sheet)]);
        WriteContents();
        TabBookNotes.Write(file, notes, Names.Table("notes", names), content, texts);
        foreach (var (table, sheet) in questions)
        {
            new QuestionSheet(table, content.Language, texts).Write(file, sheet, names);
        }

        foreach (var (some, sheet) in tests)
        {
            DiagnosticsSheet.Write(file, sheet, Names.Table("diagnostics", names), some, content, texts);
        }

        void WriteContents()
        {
            var rows = new List<SheetCell[]> { Other(notes, texts["tabbook.notes_title"]) };
            rows.AddRange(questions.Select(q =>
            {
                var total = q.Table.Columns[0];
                return new SheetCell[]
                {
                    LinkTo(q.Sheet),
                    q.Table.Label.Or(content.Language),
                    texts["tabbook.type." + q.Table.Type],
                    QuestionSheet.BaseInWords(q.Table, content.Language, texts),
                    Marks.Number(total.State, total.Base, 0),
                    new(Flags(q.Table), CellStyle.Indented),
                    new(q.Table.Suppressed, CellStyle.Number0),
                };
            }));
            rows.AddRange(tests.Select(t => Other(t.Sheet, texts["tabbook.diagnostics_title"])));
            var sheet = new SheetWriter(file, contents);
            var header = Headers.Of(
                texts["tabbook.sheet"], texts["tabbook.text"], texts["tabbook.type"], texts["tabbook.base_words"], texts["tabbook.base_total"],
                texts["tabbook.flags"], texts["tabbook.hidden"]);
            header = [.. header.Select((cell, i) => cell with { Style = i is 4 or 6 ? CellStyle.NumberHeader : i == 5 ? CellStyle.IndentedHeader : cell.Style })];
            sheet.Table(
                Names.Table("contents", names), texts["tabbook.contents"], header, rows, columnWidths: [28, 60, 29, 40, 17, 20, 15], keptColumns: 1);
            sheet.Finish(content.Survey.Title.Or(content.Language), landscape: true);
        }

        static string? Flags(CrosstabTable table)
        {
            var flags = table.Columns.Select(Marks.Flag).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            return flags.Count > 0 ? string.Join(", ", flags) : null;
        }

        static SheetCell[] Other(string sheet, string text) => [LinkTo(sheet), text, null, null, null, null, null];
    }

    private static void WriteCover(
        WorkbookFile file, string name, TabBookContent content, FixedTexts texts, DateTime made, IReadOnlyList<string> others)
    {
        var (survey, first, language) = (content.Survey, content.Tables[0], content.Language);
        var respondents = first.Respondents;
        var format = Formatter.For(language);
        string Moment(DateTime utc) => $"{format.Date(DateOnly.FromDateTime(utc))} {utc.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

        var sheet = new SheetWriter(file, name);
        sheet.Widths(90);
        sheet.Row(new SheetCell(survey.Title.Or(language), CellStyle.Title));
        var banner = first.Columns.Select(c => c.QuestionLabel?.Or(language)).OfType<string>().Distinct().ToList();
        sheet.Row(new SheetCell(
            banner.Count == 0 ? texts["tabbook.title"] : texts.Fill("tabbook.subtitle", string.Join("; ", banner)), CellStyle.Subtitle));
        if (file.Band is { } band)
        {
            sheet.Row(new SheetCell($"{band}. {texts["tabbook.note.synthetic"]}", CellStyle.Warning));
        }

        sheet.Row();
        Fact("organiser", survey.Organiser);
        Fact("fieldwork", Fieldwork(survey, format));
        Fact("population", survey.Population.Or(language));
        Fact("respondents", format.Number(respondents.Respondents));
        Fact("weighting", first.Weights?.Description.Or(language) ?? texts["tabbook.note.unweighted"]);
        Fact("file", respondents.Address.File);
        Fact("loaded", Moment(respondents.Address.LoadedAt));
        Fact("made", Moment(made));
        if (survey.Limits.Or(language) is { Length: > 0 } limits)
        {
            sheet.Row();
            sheet.Row(new SheetCell(texts["tabbook.subject.limits"], CellStyle.Subtitle));
            sheet.Row(limits);
        }

        if (survey.TranslatedByUs.Split(',', StringSplitOptions.TrimEntries).Contains(language))
        {
            sheet.Row();
            sheet.Row(texts["tabbook.note.translated"]);
        }

        sheet.Row();
        foreach (var other in others)
        {
            sheet.Row(LinkTo(other));
        }

        sheet.Finish(survey.Title.Or(language), onOnePage: true, landscape: false);

        void Fact(string key, string text)
        {
            if (text.Length > 0)
            {
                sheet.Row(texts.Fill("tabbook.fact." + key, text));
            }
        }
    }

    private static string Fieldwork(Survey survey, Formatter format) => survey.FirstDay == survey.LastDay
        ? format.Date(survey.LastDay)
        : $"{format.Date(survey.FirstDay)} – {format.Date(survey.LastDay)}";

    private static SheetCell LinkTo(string sheet) => new(sheet, CellStyle.Link, $"#{Names.Quoted(sheet)}A1");

    private static void Check(TabBookContent content)
    {
        if (content.Tables.Count == 0)
        {
            throw new ArgumentException($"The tab book of '{content.Survey.Code}' has no tables: give at least one question.", nameof(content));
        }

        if (content.TestsASheet is < 1 or > 1_000_000)
        {
            throw new ArgumentException($"{content.TestsASheet} tests do not go on a sheet: give 1 to 1,000,000.", nameof(content));
        }

        foreach (var table in content.Tables)
        {
            if (table.Columns.Count == 0)
            {
                throw new ArgumentException($"The table of '{table.Question}' has no columns: give the total at least.", nameof(content));
            }

            if (table.Rows.FirstOrDefault(r => r.Cells.Count != table.Columns.Count) is { } row)
            {
                throw new ArgumentException(
                    $"Row '{row.Code}' of '{table.Question}' has {row.Cells.Count} cells for {table.Columns.Count} columns: give one cell a column.", nameof(content));
            }
        }
    }
}
