using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Reports.Extracts;

public sealed class ExtractWriterTests
{
    private static readonly CellAddress Address = new(
        "riziv-2022", "Jaarverslag & tabellen", "RIZIV", "https://www.riziv.fgov.be/", "riziv.xlsx", "Tabel 1", "C7", new string('a', 64), 3,
        new DateTime(2026, 11, 20, 6, 0, 0, DateTimeKind.Utc));

    // What breaks files and fools spreadsheets.
    private static readonly string[] Traps =
    [
        "=1+1", "+32 2 739 71 11", "-", "@SUM(A1)", "\t=1", "\r\n=1", "'=1", "''=1", " =1", "'t Kapelhof", "＝1", "\"quoted\"", "a,b;c", "line\nbreak", "line\r\nbreak", "cr\ronly",
        "_x0041_", "_x000D_", "x_x005F_x0041_", "nul\0here", "\u0001", "\ud800", "\ud83d\ude00 smile", "<b>&amp;</b>", "]]>", "  spaces  ", "\u00a0", "é ü ß", "=HYPERLINK(\"http://x\")", "0123", "1e5", "TRUE", "2022-12-31",
    ];

    private const string Signs = "=+-@'\t\r\n \"_x,;<>&ab1";

    [Fact]
    public void Any_table_that_is_written_as_a_workbook_is_read_back_as_it_was() => Holds(random =>
    {
        var content = Table(random);
        var workbook = Written(content, ExtractFormat.Workbook);
        var rows = ExtractFiles.Sheets(workbook)["Data"];
        var expected = content.Rows.ToList();
        Assert.Equal(Math.Max(1, expected.Count), rows.Count - 1);
        for (var r = 0; r < expected.Count; r++)
        {
            Assert.Equal(r + 1.0, rows[r + 1][0]);
            for (var c = 0; c < content.Columns.Count; c++)
            {
                Assert.Equal(AsRead(expected[r].Values[c]), rows[r + 1][c + 1]);
            }
        }

        Assert.Equal(expected.Sum(r => r.Sources.Count), ExtractFiles.Sheets(workbook)["Provenance"].Count(r => r[1] is not null) - 1);
    }, 60);

    [Fact]
    public void Any_table_that_is_written_as_text_is_read_back_as_it_was_and_no_cell_is_a_formula() => Holds(random =>
    {
        var content = Table(random);
        var records = ExtractFiles.Records(Written(content, ExtractFormat.Csv));
        var expected = content.Rows.ToList();
        Assert.Equal(expected.Count + 1, records.Count);
        for (var r = 0; r < expected.Count; r++)
        {
            for (var c = 0; c < content.Columns.Count; c++)
            {
                var (value, text) = (expected[r].Values[c], records[r + 1][c + 1]);
                if (value.Kind == ExtractValueKind.Text)
                {
                    Assert.Equal(HarmlessText.Clean(value.Words), HarmlessText.Unquote(text));
                    Assert.DoesNotContain(text.Length == 0 ? ' ' : text[0], "=+-@\t\r\n＝＋－＠");
                }
                else
                {
                    Assert.Equal(AsText(value), text);
                }
            }
        }
    }, 100);

    [Fact]
    public void Text_that_begins_like_a_formula_is_words_in_both_forms_and_stays_so_when_it_is_edited()
    {
        var content = Of([.. Traps.Select(t => new ExtractRow([ExtractValue.Of(t)], []))], new ExtractColumn("text", "Text"));
        var workbook = Written(content, ExtractFormat.Workbook);
        ExtractFiles.IsValid(workbook);
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var cells = document.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Cell>().Where(c => c.CellReference!.Value!.StartsWith('B')).Skip(1).ToList();
        for (var i = 0; i < Traps.Length; i++)
        {
            if (cells[i].DataType is null)
            {
                continue;
            }

            Assert.Equal(CellValues.InlineString, cells[i].DataType!.Value);
            Assert.Equal(HarmlessText.LooksLikeFormula(Traps[i]), formats[(int)cells[i].StyleIndex!.Value].QuotePrefix?.Value ?? false);
        }

        Assert.True(HarmlessText.LooksLikeFormula("=1+1") && HarmlessText.LooksLikeFormula("'=1") && !HarmlessText.LooksLikeFormula("'t Kapelhof"));
        var records = ExtractFiles.Records(Written(content, ExtractFormat.Csv));
        Assert.Equal("'=1+1", records[1][1]);
        Assert.Equal("'t Kapelhof", records[1 + Array.IndexOf(Traps, "'t Kapelhof")][1]);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void A_workbook_is_valid_has_a_table_on_each_sheet_and_says_what_is_made_up(string language)
    {
        var content = Table(new Random(5)) with { Language = language, Warning = "Synthetic & made up" };
        var workbook = Written(content, ExtractFormat.Workbook);
        ExtractFiles.IsValid(workbook);
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Equal(3, document.WorkbookPart!.WorksheetParts.Count());
        foreach (var part in document.WorkbookPart.WorksheetParts)
        {
            var table = Assert.Single(part.TableDefinitionParts).Table;
            var cells = part.Worksheet.Descendants<Row>().First().Elements<Cell>().Select(c => c.InnerText).ToList();
            Assert.Equal(cells, table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value));
            Assert.StartsWith("Synthetic & made up", cells[0], StringComparison.Ordinal);
            Assert.Contains("Synthetic", part.Worksheet.GetFirstChild<HeaderFooter>()!.OddHeader!.Text, StringComparison.Ordinal);
        }

        Assert.All(ExtractFiles.Records(Written(content, ExtractFormat.Csv)).Skip(1), r => Assert.Equal("yes", r[^1]));
    }

    [Fact]
    public void An_empty_table_is_a_valid_one()
    {
        var content = Of([], new ExtractColumn("a", "A"), new ExtractColumn("b", "A", IsNumber: true));
        ExtractFiles.IsValid(Written(content, ExtractFormat.Workbook));
        Assert.Equal(["nr", "a", "b"], Assert.Single(ExtractFiles.Records(Written(content, ExtractFormat.Csv))));
    }

    [Fact]
    public void A_table_that_fills_a_sheet_goes_on_on_the_next()
    {
        var rows = Enumerable.Range(1, 25).Select(i => new ExtractRow([ExtractValue.Number(i, 0)], [new ExtractSource("value", Address)])).ToList();
        using var target = new ForwardStream();
        ExtractWriter.Write(Of(rows, new ExtractColumn("v", "V", IsNumber: true)), ExtractFormat.Workbook, target, rowsOfSheet: 10);
        ExtractFiles.IsValid(target.Bytes);
        var sheets = ExtractFiles.Sheets(target.Bytes);
        Assert.Equal(["Data", "Data 2", "Data 3", "Notes", "Provenance", "Provenance 2", "Provenance 3"], sheets.Keys);
        var values = new[] { "Data", "Data 2", "Data 3" }.SelectMany(s => sheets[s].Skip(1)).Select(r => (double)r[1]!);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => (double)i), values);
        Assert.Equal(25.0, sheets["Provenance 3"][^1][0]);
    }

    [Fact]
    public void An_archive_holds_data_notes_and_provenance_by_the_number_of_the_row()
    {
        var content = Of([new([ExtractValue.Number(-1.50m, 2)], [new ExtractSource("value", Address, "=A/B")])], new ExtractColumn("v", "V", IsNumber: true));
        var files = ExtractFiles.Entries(Written(content, ExtractFormat.Zip));
        Assert.Equal(["data.csv", "notes.csv", "provenance.csv"], files.Keys);
        Assert.Equal([["nr", "v"], ["1", "-1.50"]], ExtractFiles.Records(files["data.csv"]));
        Assert.Equal(["About", "A text"], ExtractFiles.Records(files["notes.csv"])[1]);
        Assert.Equal(
            ["1", "value", "riziv-2022", "Jaarverslag & tabellen", "RIZIV", Address.Url!, "riziv.xlsx", "Tabel 1", "C7", Address.Sha256, "3", "2026-11-20T06:00:00Z", "'=A/B"],
            ExtractFiles.Records(files["provenance.csv"])[1]);
    }

    [Theory]
    [InlineData(ExtractFormat.Workbook)]
    [InlineData(ExtractFormat.Csv)]
    [InlineData(ExtractFormat.Zip)]
    public void Rows_are_read_once_and_let_go(string format)
    {
        const int many = 200_000;
        var (alive, small) = (int.MaxValue, Allocated(many / 10, format, null));
        var large = Allocated(many, format, rows =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            alive = rows.Count(r => r.IsAlive);
        });

        // Every hundredth row was followed; by the last one only those may be left that a sheet holds back to measure its columns.
        Assert.InRange(alive, 0, 10);
        Assert.InRange(large / (double)many, 0, 1.3 * (small / (many / 10.0)));
    }

    [Fact]
    public void A_row_of_another_length_than_the_columns_is_refused()
    {
        var content = Of([new([ExtractValue.Of("a"), ExtractValue.Of("b")], [])], new ExtractColumn("a", "A"));
        var error = Assert.Throws<ArgumentException>(() => ExtractWriter.Write(content, ExtractFormat.Csv, Stream.Null));
        Assert.Contains("1 columns, row 1 has 2 values", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtractWriter.Write(content, "ods", Stream.Null));
    }

    [OfficeFact]
    public void LibreOffice_opens_the_workbook_and_sees_the_same()
    {
        using var folder = new TempFolder();
        var content = Of(
            [.. Traps.Select((t, i) => new ExtractRow([ExtractValue.Of(t), ExtractValue.Number(i + 0.25m, 2), ExtractValue.Day(new DateOnly(2022, 12, 31))], []))],
            new ExtractColumn("t", "T"), new ExtractColumn("n", "N", IsNumber: true), new ExtractColumn("d", "D"));
        var path = folder.File("extract.xlsx");
        File.WriteAllBytes(path, Written(content, ExtractFormat.Workbook));
        ExtractFiles.Run("soffice", $"-env:UserInstallation=file://{folder.File("profile")}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder.Path, path);
        var text = File.ReadAllText(folder.File("extract.csv"));
        Assert.Contains("=1+1", text, StringComparison.Ordinal); // still the words; a formula would have become 2
        Assert.Contains("12/31/2022", text, StringComparison.Ordinal);
        Assert.Contains("3.25", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Err:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#NAME", text, StringComparison.Ordinal);
    }

    private static void Holds(Action<Random> body, int times) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => body(new Random(seed))));

    private static long Allocated(int count, string format, Action<List<WeakReference>>? last)
    {
        var followed = new List<WeakReference>();
        var pulled = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        ExtractWriter.Write(
            Of(Rows(), new ExtractColumn("t", "T"), new ExtractColumn("n", "N", IsNumber: true)) with { Notes = [] }, format, new BufferedStream(Stream.Null));
        Assert.Equal(count, pulled);
        return GC.GetAllocatedBytesForCurrentThread() - before;

        IEnumerable<ExtractRow> Rows()
        {
            Assert.Equal(0, pulled); // once
            for (var i = 0; i < count; i++)
            {
                pulled++;
                var values = new[] { ExtractValue.Of("row " + i.ToString(CultureInfo.InvariantCulture)), ExtractValue.Number(i, 0) };
                if (last is not null && i % 100 == 0)
                {
                    followed.Add(new WeakReference(values));
                }

                if (i == count - 1)
                {
                    last?.Invoke(followed);
                }

                yield return new ExtractRow(values, [new ExtractSource("value", Address)]);
            }
        }
    }

    private static byte[] Written(ExtractContent content, string format)
    {
        using var target = new ForwardStream();
        ExtractWriter.Write(content, format, target);
        return target.Bytes;
    }

    private static ExtractContent Of(IEnumerable<ExtractRow> rows, params ExtractColumn[] columns) => new()
    {
        Title = "A & table", Language = "en", Columns = columns, Rows = rows, Notes = [new ExtractNote("About", "A text")], MadeAt = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc),
    };

    private static ExtractContent Table(Random random)
    {
        var columns = Enumerable.Range(0, random.Next(1, 6)).Select(i => new ExtractColumn($"c{i}", random.Next(3) == 0 ? "=Same" : Words(random), random.Next(2) == 0)).ToArray();
        var rows = Enumerable.Range(0, random.Next(0, 12)).Select(_ => new ExtractRow(
            [.. columns.Select(_ => Value(random))],
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ExtractSource(Words(random) + "x", random.Next(4) == 0 ? null : Address, random.Next(2) == 0 ? Words(random) : null))])).ToList();
        return Of(rows, columns);
    }

    private static ExtractValue Value(Random random) => random.Next(8) switch
    {
        0 => default,
        1 => ExtractValue.Number((decimal)Math.Round((random.NextDouble() - 0.5) * 1e9, 4), random.Next(5)),
        2 => ExtractValue.Ordinal(random.Next()),
        3 => ExtractValue.Day(new DateOnly(1900, 3, 1).AddDays(random.Next(70000))),
        4 => ExtractValue.Moment(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next())),
        5 => random.Next(2) == 0 ? ExtractValue.Suppressed : ExtractValue.NotAvailable,
        _ => ExtractValue.Of(Words(random)),
    };

    private static string Words(Random random)
    {
        if (random.Next(2) == 0)
        {
            return Traps[random.Next(Traps.Length)];
        }

        var text = new StringBuilder();
        for (var i = random.Next(20); i > 0; i--)
        {
            text.Append((char)(random.Next(3) == 0 ? random.Next(0, 65536) : Signs[random.Next(Signs.Length)]));
        }

        return text.ToString();
    }

    private static object? AsRead(ExtractValue value) => value.Kind switch
    {
        ExtractValueKind.Text => HarmlessText.Clean(value.Words) is { Length: > 0 } text ? text : null,
        ExtractValueKind.Number or ExtractValueKind.Ordinal => (double)value.Amount,
        ExtractValueKind.Day or ExtractValueKind.Moment => DateTime.SpecifyKind(value.Time, DateTimeKind.Unspecified),
        _ => null,
    };

    private static string AsText(ExtractValue value) => value.Kind switch
    {
        ExtractValueKind.Number or ExtractValueKind.Ordinal => value.Amount.ToString(CultureInfo.InvariantCulture),
        ExtractValueKind.Day => value.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExtractValueKind.Moment => value.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => "",
    };
}
