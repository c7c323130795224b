using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReIntegrationBI.Reports.Rendering.TabBook;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports.TabBook;

public sealed class TabBookTests
{
    public static TheoryData<string, string> Editions()
    {
        var editions = new TheoryData<string, string>();
        foreach (var language in Languages.All)
        {
            foreach (var kind in new[] { "plain", "weighted", "synthetic" })
            {
                editions.Add(language, kind);
            }
        }

        return editions;
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void The_validator_finds_nothing(string language, string kind)
    {
        using var book = new Written(Of(language, kind));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(book.Document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_number_and_letter_of_the_tables_stands_in_its_place_and_nothing_else_is_a_number(string language, string kind)
    {
        var content = Of(language, kind);
        using var book = new Written(content);
        foreach (var table in content.Tables)
        {
            var expected = Expected(table, language).ToList();
            var rows = book.Rows(table.Question).Skip(1).ToList();
            Assert.Equal(expected.Select(e => (e.Label, e.Measure)), rows.Select(r => (book.Text(r[0]), book.Text(r[1]))));
            foreach (var (row, line) in rows.Zip(expected))
            {
                var at = 2;
                for (var c = 0; c < table.Columns.Count; c++)
                {
                    var cell = row[at++];
                    if (line.Cells[c] is double number)
                    {
                        Assert.Null(cell.DataType);
                        Assert.Equal(number, double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture));
                        Assert.Equal(line.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', line.Decimals), book.Format(cell));
                    }
                    else
                    {
                        Assert.Equal(line.Cells[c] ?? "", book.Text(cell));
                        Assert.True(cell.CellValue is null || cell.DataType!.Value == CellValues.SharedString);
                    }

                    if (table.Columns[c].Letter is not null)
                    {
                        Assert.Equal(line.Letters?[c] ?? "", book.Text(row[at++]));
                    }
                }

                Assert.Equal(at, row.Count);
            }
        }
    }

    [Fact]
    public void Hidden_missing_untested_and_plain_cells_read_differently()
    {
        using var book = new Written(TabBookSample.Content);
        var rows = book.Rows("back_at_work");
        var shares = rows.Where(r => book.Text(r[1]) == FixedTexts.For("nl")["tabbook.measure.pct"]).ToList();
        Assert.Equal(["48.4375", "55", "B", "37.5", "", "36.666666666666664", "B", "[c]", "[c]", "[x]", "[x]"], shares[0].Skip(2).Select(book.Text));
        Assert.Equal("[u]", book.Text(shares[2][10])); // shown, and not tested
        var flags = rows.Single(r => book.Text(r[1]) == FixedTexts.For("nl")["tabbook.measure.flag"]);
        Assert.Equal(["", "", "", "", "", "[low]", "", "[low][u]", "", "", ""], flags.Skip(2).Select(book.Text));
        Assert.NotEqual(shares[0][9].StyleIndex!.Value, shares[0][11].StyleIndex!.Value);
    }

    [Fact]
    public void What_is_hidden_reaches_no_part_of_the_file_even_if_a_caller_left_it_in()
    {
        // Each secret has digits of its own, so that rounding and formatting would still show them.
        var table = TabBookSample.Content.Tables[0];
        var secret = new CrosstabCell { State = CellState.Suppressed, Count = 7654321, Value = 76.54321, Low = 65.43217, High = 87.65432, Letters = "QXZ" };
        var columns = table.Columns.ToList();
        columns[4] = columns[4] with { State = CellState.Suppressed, Base = 6543217, WeightedBase = 54321.76, EffectiveBase = 43217.65, Size = BaseSize.TooSmall };
        var crafted = table with
        {
            Columns = columns,
            Rows = [.. table.Rows.Select((row, r) => row with { Cells = [.. row.Cells.Select((c, i) => i == 4 || (r == 0 && i == 2) ? secret : c)] })],
            Weights = TabBookSample.Weighted.Tables[0].Weights,
            Tests =
            [
                new("no", "A", "B", 60, 32176.54, 2.176543, 0.0217654, true, null) { Question = "sector" },
                new("yes", "A", "B", 41234.67, 160, 1.765432, 0.0765432, true, null) { Question = "guided" },
            ],
        };
        using var book = new Written(TabBookSample.Content with { Tables = [crafted] });
        var hidden = new[] { "7654321", "76.54", "65.43", "87.65", "QXZ", "6543217", "54321", "43217", "32176", "2.1765", "0.02176", "41234", "1.7654", "0.0765" };
        foreach (var (name, text) in book.Parts())
        {
            Assert.All(hidden, h => Assert.False(text.Contains(h, StringComparison.Ordinal), $"{h} in {name}"));
        }

        var tests = book.Rows("diagnostics").Skip(1).ToList();
        Assert.All(tests, t => Assert.Equal(["[c]", "[c]", "[c]", "[c]"], t.Skip(7).Take(4).Select(book.Text)));

        // The flag of a hidden base would tell its size.
        var flags = book.Rows("back_at_work").Single(r => book.Text(r[1]) == FixedTexts.For("nl")["tabbook.measure.flag"]);
        Assert.Equal("", book.Text(flags[9]));

        // The same numbers do reach the file where they may: the search above can find something.
        using var open = new Written(TabBookSample.Content with { Tables = [crafted with { Rows = [.. crafted.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c == secret ? c with { State = CellState.Shown } : c)] })] }] });
        Assert.Contains(open.Parts(), p => p.Text.Contains("7654321", StringComparison.Ordinal));
    }

    [Fact]
    public void Diagnostics_have_a_row_for_each_test_with_its_numbers_and_outcome()
    {
        using var book = new Written(TabBookSample.Content);
        var rows = book.Rows("diagnostics").Skip(1).ToList();
        Assert.Equal(TabBookSample.Content.Tables.Sum(t => t.Tests.Count), rows.Count);
        Assert.Equal(
            ["back_at_work", "Ja", "guided", "A", "Ja", "B", "Neen", "400", "160", "3.7512", "0.000176", "significant", ""], rows[0].Select(book.Text));
        Assert.Equal(["#,##0", "#,##0", "#,##0.00", "#,##0.0000"], rows[0].Skip(7).Take(4).Select(book.Format));
        Assert.Equal(["niet significant", ""], rows[1].Skip(11).Select(book.Text));
        Assert.Equal(["sector", "A", "Zorg", "B", "Bouw"], rows[2].Skip(2).Take(5).Select(book.Text)); // letters begin again with each question
        Assert.Equal(["[c]", "[c]", "[c]", "[c]", "niet getoetst", "een cel is verborgen"], rows[2].Skip(7).Select(book.Text));
        Assert.Equal(["[z]", "[z]", "[z]", "[z]", "niet getoetst", "kolom zonder basis"], rows[3].Skip(7).Select(book.Text));
        Assert.Equal(["60", "20", "[z]", "[z]", "niet getoetst", "basis kleiner dan 30"], rows[4].Skip(7).Select(book.Text));
        Assert.Equal(["niet getoetst", "geen spreiding om tegen te toetsen"], rows[5].Skip(11).Select(book.Text));
        Assert.Equal(["niet getoetst", "a reason nobody has thought of"], rows[6].Skip(11).Select(book.Text));
    }

    [Fact]
    public void Headings_name_letter_answer_and_question()
    {
        using var book = new Written(TabBookSample.Content);
        Assert.Equal(
            [
                "=Bent u weer aan het werk?", "Maat", "Totaal", "A: Ja (Werd u begeleid?)", "A hoger dan (Werd u begeleid?)", "B: Neen (Werd u begeleid?)", "B hoger dan (Werd u begeleid?)",
                "A: Zorg (In welke sector werkt u?)", "A hoger dan (In welke sector werkt u?)", "B: Bouw (In welke sector werkt u?)", "B hoger dan (In welke sector werkt u?)",
                "C: Mijnen (In welke sector werkt u?)", "C hoger dan (In welke sector werkt u?)",
            ],
            book.Rows("back_at_work")[0].Select(book.Text));
        using var one = new Written(TabBookSample.Content with { Tables = [TabBookSample.Large("q1", 2, 2)] });
        Assert.Equal(["A: Kolom 0 (Werd u begeleid?)", "A hoger dan", "B: Kolom 1 (Werd u begeleid?)", "B hoger dan"], one.Rows("q1")[0].Skip(3).Select(one.Text));
    }

    [Fact]
    public void Many_tests_go_over_several_sheets_and_none_is_lost()
    {
        using var book = new Written(TabBookSample.Content with { TestsASheet = 10 });
        var sheets = book.Sheets.Select(s => s.Name!.Value!).Where(n => n.StartsWith("Toetsen", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Toetsen", "Toetsen 2", "Toetsen 3", "Toetsen 4"], sheets);
        Assert.Equal([10, 10, 10, 5], new[] { "diagnostics", "diagnostics_2", "diagnostics_3", "diagnostics_4" }.Select(t => book.Rows(t).Count - 1));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_sheet_says_at_its_head_and_in_print_that_respondents_are_synthetic_and_only_then(string language)
    {
        var band = FixedTexts.For(language)["survey.synthetic_long"];
        using (var book = new Written(Of(language, "synthetic")))
        {
            Assert.Contains(band, book.Document.PackageProperties.Subject, StringComparison.Ordinal);
            foreach (var sheet in book.Sheets)
            {
                var page = book.Part(sheet).Worksheet;
                var head = page.Descendants<Row>().Take(3).SelectMany(r => r.Elements<Cell>().Take(1)).First(c => book.Text(c).Replace('\u00a0', ' ').StartsWith(band.Replace('\u00a0', ' '), StringComparison.Ordinal));
                Assert.Equal("FFFBE6D2", book.Fill(head));
                Assert.Contains(band, page.Descendants<OddHeader>().Single().Text, StringComparison.Ordinal);
                Assert.Equal("FFC8501E", page.SheetProperties!.TabColor!.Rgb!.Value);
            }
        }

        using var real = new Written(Of(language, "weighted"));
        Assert.All(real.Parts(), p => Assert.DoesNotContain(band, p.Text, StringComparison.Ordinal));
        Assert.All(real.Sheets, s => Assert.Null(real.Part(s).Worksheet.SheetProperties!.TabColor));
    }

    [Fact]
    public void One_marked_up_table_a_sheet_from_A1_without_merged_cells_or_formulas()
    {
        using var book = new Written(TabBookSample.Weighted);
        foreach (var sheet in book.Sheets.Skip(1))
        {
            var part = book.Part(sheet);
            var table = part.TableDefinitionParts.Single().Table;
            var rows = part.Worksheet.Descendants<Row>().ToList();
            Assert.Equal($"A1:{rows[^1].Elements<Cell>().Last().CellReference!.Value}", table.Reference!.Value);
            var headings = table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value!).ToList();
            Assert.Equal(headings, rows[0].Elements<Cell>().Select(book.Text));
            Assert.Equal(headings.Count, headings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(rows, r => Assert.Equal(headings.Count, r.Elements<Cell>().Count()));
        }

        Assert.All(book.Sheets, s => Assert.Empty(book.Part(s).Worksheet.Descendants<MergeCell>()));
        Assert.All(book.Sheets, s => Assert.Empty(book.Part(s).Worksheet.Descendants<CellFormula>()));
        foreach (var text in new[] { "=Bent u weer aan het werk?", "-Neen", "@Ander werk" })
        {
            Assert.Contains(book.Sheets.SelectMany(s => book.Part(s).Worksheet.Descendants<Cell>()), c => book.Text(c) == text && c.DataType!.Value == CellValues.SharedString);
        }
    }

    [Fact]
    public void Headings_and_labels_stay_in_view_and_print_on_each_page()
    {
        using var book = new Written(TabBookSample.Content);
        var repeated = book.Names().Where(n => n.Name!.Value == "_xlnm.Print_Titles").ToList();
        Assert.Equal(book.Sheets.Count - 1, repeated.Count);
        Assert.All(repeated, n => Assert.Equal(book.Sheets[(int)n.LocalSheetId!.Value].Name!.Value, n.Text[..^"!$1:$1".Length].Trim('\'')));
        foreach (var table in TabBookSample.Content.Tables)
        {
            var page = book.PartOf(table.Question).Worksheet;
            var pane = page.Descendants<Pane>().Single();
            Assert.Equal((2.0, 1.0, "C2"), (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
            Assert.Equal(OrientationValues.Landscape, page.GetFirstChild<PageSetup>()!.Orientation!.Value);
        }

        Assert.All(book.Sheets, s =>
        {
            var setup = book.Part(s).Worksheet.GetFirstChild<PageSetup>()!;
            Assert.Equal((9u, 1u), (setup.PaperSize!.Value, setup.FitToWidth!.Value));
        });
    }

    [Fact]
    public void Each_block_has_a_name_that_covers_it()
    {
        using var book = new Written(TabBookSample.Weighted);
        var names = book.Names().Where(n => n.LocalSheetId is null).ToDictionary(n => n.Name!.Value!, n => n.Text);
        Assert.Equal((4 * 4) + 3, names.Count); // a number has no counts

        // back_at_work: bases in rows 2 to 5 (the last the flags), three answers, their counts, two rows each of intervals; 6 columns, 5 of them with letters.
        Assert.Equal("'1 back_at_work'!$C$2:$M$5", names["base_back_at_work"]);
        Assert.Equal("'1 back_at_work'!$C$6:$M$8", names["pct_back_at_work"]);
        Assert.Equal("'1 back_at_work'!$C$9:$M$11", names["n_back_at_work"]);
        Assert.Equal("'1 back_at_work'!$C$12:$M$17", names["ci_back_at_work"]);
        Assert.Contains("pct_listened_employer", names.Keys);
    }

    [Fact]
    public void The_contents_lead_to_every_other_sheet_and_say_base_kind_and_hidden_cells()
    {
        using var book = new Written(TabBookSample.Content);
        var contents = book.Part(book.Sheets[1]).Worksheet;
        var targets = contents.Descendants<Hyperlink>().Select(l => l.Location!.Value!).Order(StringComparer.Ordinal);
        Assert.Equal(book.Sheets.Skip(2).Select(s => $"'{s.Name!.Value}'!A1").Order(StringComparer.Ordinal), targets);
        var rows = contents.Descendants<Row>().Skip(2).Select(r => r.Elements<Cell>().Select(book.Text).ToList()).ToList();
        Assert.Equal(["1 back_at_work", "=Bent u weer aan het werk?", "één antwoord", "alle respondenten", "640", "[low], [low][u]", "2"], rows[0]);
        Assert.Equal("wie weer werkt", rows[1][3]);
        Assert.Equal(["4 listened employer", "Werd er naar u geluisterd? Mijn werkgever"], rows[3].Take(2));
        Assert.Contains($"'{book.Sheets[1].Name!.Value}'!A1", book.Part(book.Sheets[0]).Worksheet.Descendants<Hyperlink>().Select(l => l.Location!.Value!));
    }

    [Theory]
    [InlineData("nl", "nl-BE", "1 maart 2025", "31 maart 2025", "640", "518,4", "Wie meedeed")]
    [InlineData("fr", "fr-BE", "1er mars 2025", "31 mars 2025", "640", "518,4", "La participation")]
    [InlineData("en", "en-GB", "1 March 2025", "31 March 2025", "640", "518.4", "Those who took part")]
    public void Cover_and_notes_tell_fieldwork_weights_letters_and_limits_in_the_language(
        string language, string culture, string from, string to, string respondents, string effective, string limits)
    {
        using var book = new Written(Of(language, "weighted") with { Tables = [.. TabBookSample.Weighted.Tables.Select(t => t with { IsBonferroni = true })] });
        var texts = FixedTexts.For(language);
        string Sheet(int at) => string.Join('\n', book.Part(book.Sheets[at]).Worksheet.Descendants<Cell>().Select(book.Text)).Replace('\u00a0', ' ');
        var (cover, notes) = (Sheet(0), Sheet(2));
        Assert.Equal(culture, book.Document.PackageProperties.Language);
        Assert.Equal(TabBookSample.Content.Survey.Title.In(language), book.Document.PackageProperties.Title);
        Assert.All([from, to, respondents, limits, "Verzonnen Fonds", "proef2025.respondents.csv"], t => Assert.Contains(t, cover, StringComparison.Ordinal));
        Assert.All([effective, limits, "Converged after 7 rounds", texts["tabbook.note.bonferroni"], "[c]", "[x]", "[z]", "[low]", "[u]"], t => Assert.Contains(t.Replace('\u00a0', ' '), notes, StringComparison.Ordinal));
        Assert.Equal(language != "nl", notes.Contains(texts["tabbook.note.translated"].Replace('\u00a0', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_without_a_text_in_the_language_is_given_in_another()
    {
        using var book = new Written(TabBookSample.Content with { Language = "fr" });
        Assert.Equal("Welke aanpassingen kreeg u?", book.Text(book.Rows("adaptations")[0][0]));
    }

    [Fact]
    public void Wrong_content_is_refused_with_what_is_wrong()
    {
        var table = TabBookSample.Content.Tables[0];
        Assert.Contains("no tables", Refused(TabBookSample.Content with { Tables = [] }), StringComparison.Ordinal);
        Assert.Contains("5 columns", Refused(TabBookSample.Content with { Tables = [table with { Columns = [.. table.Columns.Take(5)] }] }), StringComparison.Ordinal);
        Assert.Contains("no columns", Refused(TabBookSample.Content with { Tables = [table with { Columns = [], Rows = [] }] }), StringComparison.Ordinal);
        Assert.Contains("0 tests", Refused(TabBookSample.Content with { TestsASheet = 0 }), StringComparison.Ordinal);

        static string Refused(TabBookContent content) => Assert.Throws<ArgumentException>(() => TabBookWriter.Write(content, Stream.Null)).Message;
    }

    [Fact]
    public void Each_of_fifty_questions_has_a_sheet()
    {
        var content = TabBookSample.Content with { Tables = [.. Enumerable.Range(1, 50).Select(q => TabBookSample.Large($"q{q}", 12, 6))] };
        using var stream = new MemoryStream();
        TabBookWriter.Write(content, stream);
        using var document = SpreadsheetDocument.Open(stream, false);
        Assert.Equal(50 + 4, document.WorkbookPart!.WorksheetParts.Count());
    }

    [OfficeFact]
    public void LibreOffice_prints_the_tab_book_with_its_numbers_and_signs()
    {
        var folder = Directory.CreateTempSubdirectory("tabbook");
        try
        {
            var workbook = Path.Combine(folder.FullName, "tabbook.xlsx");
            using (var stream = File.Create(workbook))
            {
                TabBookWriter.Write(Of("en", "synthetic"), stream);
            }

            Run("soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, workbook);
            Run("pdftotext", "-layout", Path.Combine(folder.FullName, "tabbook.pdf"));
            var printed = File.ReadAllText(Path.Combine(folder.FullName, "tabbook.txt"));
            foreach (var (row, cell) in TabBookSample.Content.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells.Select(c => (r, c))).Where(c => c.c.State == CellState.Shown))
            {
                var format = row.Kind == CrosstabRowKind.Mean ? "0.00" : "0.0";
                Assert.Contains(Math.Round((decimal)cell.Value!.Value, format.Length - 2, MidpointRounding.AwayFromZero).ToString(format, CultureInfo.InvariantCulture), printed, StringComparison.Ordinal);
            }

            Assert.All(["[c]", "[x]", "[z]", "[low][u]"], mark => Assert.Contains(mark, printed, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience.Longest), $"{program} did not end.");
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}");
    }

    private static TabBookContent Of(string language, string kind) => (kind switch
    {
        "weighted" => TabBookSample.Weighted,
        "synthetic" => TabBookSample.Synthetic,
        _ => TabBookSample.Content,
    }) with
    { Language = language };

    private static IEnumerable<Line> Expected(CrosstabTable table, string language)
    {
        var texts = FixedTexts.For(language);
        string Measure(string key) => texts["tabbook.measure." + key];
        object Mark(CellState state, object? value, string absent = "[x]") => state switch { CellState.Suppressed => "[c]", CellState.Shown => value ?? absent, _ => "[x]" };
        var basis = texts.Fill("tabbook.base", table.Base?.In(language) ?? texts["tabbook.base_all"]);

        yield return new(basis, Measure("base"), 0, [.. table.Columns.Select(c => Mark(c.State, (double?)c.Base))], null);
        if (table.Weights is not null)
        {
            yield return new(basis, Measure("weighted_base"), 0, [.. table.Columns.Select(c => Mark(c.State, c.WeightedBase))], null);
            yield return new(basis, Measure("effective_base"), 0, [.. table.Columns.Select(c => Mark(c.State, c.EffectiveBase))], null);
        }

        yield return new(texts["tabbook.flag"], Measure("flag"), 0, ["", "", "", "[low]", "[low][u]", ""], null);
        foreach (var row in table.Rows)
        {
            var isMean = row.Kind == CrosstabRowKind.Mean;
            var letters = row.Cells.Select((c, i) => (string)Mark(c.State, i == 4 ? "[u]" : c.Letters)).ToList();
            yield return new(
                row.Label.In(language), Measure(row.Code == "sd" ? "sd" : isMean ? "mean" : table.Weights is null ? "pct" : "weighted_pct"), isMean ? 2 : 1,
                [.. row.Cells.Select(c => Mark(c.State, c.Value))], letters);
        }

        foreach (var row in table.Rows.Where(r => r.Kind != CrosstabRowKind.Mean))
        {
            yield return new(row.Label.In(language), Measure("n"), 0, [.. row.Cells.Select(c => Mark(c.State, (double?)c.Count))], null);
        }

        foreach (var row in table.Rows.Where(r => r.Code != "sd"))
        {
            var decimals = row.Kind == CrosstabRowKind.Mean ? 2 : 1;
            yield return new(row.Label.In(language), Measure("low"), decimals, [.. row.Cells.Select(c => Mark(c.State, c.Low, "[u]"))], null);
            yield return new(row.Label.In(language), Measure("high"), decimals, [.. row.Cells.Select(c => Mark(c.State, c.High, "[u]"))], null);
        }
    }

    /// <summary>A line of a table: a double where a number must stand, else the text of the cell.</summary>
    private sealed record Line(string Label, string Measure, int Decimals, IReadOnlyList<object?> Cells, IReadOnlyList<string>? Letters);

    /// <summary>A tab book as written, read back.</summary>
    private sealed class Written : IDisposable
    {
        private readonly MemoryStream stream = new();
        private readonly List<string> strings;
        private readonly List<CellFormat> formats;

        public Written(TabBookContent content)
        {
            TabBookWriter.Write(content, stream);
            Document = SpreadsheetDocument.Open(stream, false);
            strings = [.. Book.SharedStringTablePart!.SharedStringTable.Select(t => t.InnerText)];
            formats = [.. Stylesheet.CellFormats!.Elements<CellFormat>()];
        }

        public SpreadsheetDocument Document { get; }

        public List<Sheet> Sheets => [.. Book.Workbook.Sheets!.Elements<Sheet>()];

        private WorkbookPart Book => Document.WorkbookPart!;

        private Stylesheet Stylesheet => Book.WorkbookStylesPart!.Stylesheet;

        public void Dispose()
        {
            Document.Dispose();
            stream.Dispose();
        }

        public IEnumerable<DefinedName> Names() => Book.Workbook.DefinedNames!.Elements<DefinedName>();

        public WorksheetPart Part(Sheet sheet) => (WorksheetPart)Book.GetPartById(sheet.Id!.Value!);

        public WorksheetPart PartOf(string table) =>
            Book.WorksheetParts.Single(p => p.TableDefinitionParts.Any(t => t.Table.Name!.Value == "tbl_" + table.Replace('/', '_')));

        public List<List<Cell>> Rows(string table) => [.. PartOf(table).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];

        public string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString
            ? strings[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)]
            : cell.CellValue?.Text ?? "";

        public string Format(Cell cell) => Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(f => f.NumberFormatId!.Value == formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value).FormatCode!.Value!;

        public string? Fill(Cell cell) => Stylesheet.Fills!.Elements<Fill>()
            .ElementAt((int)formats[(int)cell.StyleIndex!.Value].FillId!.Value).PatternFill!.ForegroundColor?.Rgb?.Value;

        /// <summary>Every part of the file as text.</summary>
        public List<(string Name, string Text)> Parts()
        {
            using var zip = new ZipArchive(new MemoryStream(stream.ToArray()), ZipArchiveMode.Read);
            return [.. zip.Entries.Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                return (e.FullName, reader.ReadToEnd());
            })];
        }
    }
}
