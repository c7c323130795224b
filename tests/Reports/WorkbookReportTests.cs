using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Warehouse.Results;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace ReIntegrationBI.Tests.Reports;

public sealed class WorkbookReportTests : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;
    private readonly Dictionary<string, Dictionary<string, string>> cells;

    public WorkbookReportTests()
    {
        WorkbookReport.Write(WorkbookSample.Content, WorkbookSample.Dutch, stream);
        document = SpreadsheetDocument.Open(stream, false);
        cells = Sheets.ToDictionary(s => s.Name!.Value!, s => Read(Part(s)));
    }

    private WorkbookPart Book => document.WorkbookPart!;

    private List<Sheet> Sheets => [.. Book.Workbook.Sheets!.Elements<Sheet>()];

    private List<ChartPart> Charts => [.. Book.WorksheetParts.SelectMany(p => p.DrawingsPart?.ChartParts ?? [])];

    private List<Table> Tables => [.. Book.WorksheetParts.SelectMany(p => p.TableDefinitionParts).Select(t => t.Table)];

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    [Fact]
    public void The_validator_finds_nothing() =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));

    [Fact]
    public void Every_chart_formula_points_at_cells_that_hold_its_cached_values()
    {
        var references = Charts.SelectMany(c => c.ChartSpace.Descendants<C.Formula>()).ToList();
        Assert.Equal(3 * (4 + 1 + 2 + 5 + 5), references.Count); // name, categories and values of each series
        foreach (var reference in references)
        {
            var (sheet, range) = Locate(reference.Text);
            var points = reference.Parent!.Descendants<C.NumericValue>()
                .ToDictionary(v => int.Parse(v.Parent!.GetAttribute("idx", "").Value!, CultureInfo.InvariantCulture), v => v.Text);
            var count = reference.Parent!.Descendants<C.PointCount>().Single().Val!.Value;
            Assert.Equal(count, (uint)range.Count);
            for (var i = 0; i < range.Count; i++)
            {
                Assert.Equal(cells[sheet].GetValueOrDefault(range[i]), points.GetValueOrDefault(i));
            }
        }
    }

    [Fact]
    public void The_numbers_of_each_visual_stand_in_its_table_as_numbers()
    {
        foreach (var visual in WorkbookSample.Content.Pages.SelectMany(p => p.Visuals))
        {
            var part = TablePart(visual.Id);
            var rows = part.Worksheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().ToList()).ToList();
            Assert.Equal(visual.Categories.Count, rows.Count);
            for (var s = 0; s < visual.Series.Count; s++)
            {
                for (var c = 0; c < rows.Count; c++)
                {
                    var cell = rows[c][s + 1];
                    Assert.Null(cell.DataType);
                    Assert.Equal(visual.Series[s].Points[c].Value?.ToString(CultureInfo.InvariantCulture), cell.CellValue?.Text);
                }
            }
        }
    }

    [Fact]
    public void Suppressed_missing_and_part_rows_look_and_read_differently()
    {
        var bars = TablePart("bars").Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        var lines = TablePart("lines").Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        Assert.Equal(["Status", "", "waarvan", "", "", "onderdrukt", "voorlopig"], bars.Select(r => Text(r[^1])));
        Assert.Equal("n.b.: Vlaanderen", Text(lines[3][^1]));
        Assert.Null(bars[5][1].CellValue);
        Assert.Null(lines[3][1].CellValue);
        Assert.Equal(3, new[] { bars[1][1], bars[5][1], lines[3][1] }.Select(c => c.StyleIndex!.Value).Distinct().Count());
        Assert.All(Charts, c => Assert.Equal(C.DisplayBlanksAsValues.Gap, c.ChartSpace.Descendants<C.DisplayBlanksAs>().Single().Val!.Value));
    }

    [Fact]
    public void A_suppressed_value_that_was_left_in_reaches_no_part_of_the_file()
    {
        const decimal secret = 987654;
        var page = WorkbookSample.Content.Pages[1];
        using var file = new MemoryStream();
        WorkbookReport.Write(WorkbookSample.Content with { Pages = [page with { Visuals = [.. page.Visuals.Select(Hide)] }] }, WorkbookSample.Dutch, file);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName.Contains("chart", StringComparison.Ordinal));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain("987654", reader.ReadToEnd(), StringComparison.Ordinal);
        }

        Visual Hide(Visual visual) => visual with { Series = [.. visual.Series.Select(s => s with { Points = [.. s.Points.Select(HideFirst)] })] };
        DataPoint HideFirst(DataPoint point, int at) => at == 0 ? point with { Value = secret, State = CellState.Suppressed } : point;
    }

    [Fact]
    public void Names_are_unique_and_short_enough_and_table_headings_are_the_header_cells()
    {
        Assert.All(Sheets, s => Assert.InRange(s.Name!.Value!.Length, 1, 31));
        Assert.All(Sheets, s => Assert.DoesNotContain(s.Name!.Value!, c => "[]:*?/\\".Contains(c, StringComparison.Ordinal)));
        Assert.Equal(Sheets.Count, Sheets.Select(s => s.Name!.Value!.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(Tables.Count, Tables.Select(t => t.Name!.Value!.ToUpperInvariant()).Distinct().Count());
        Assert.Equal(Tables.Count, Tables.Select(t => t.Id!.Value).Distinct().Count());
        Assert.Equal(7 + 3, Tables.Count);
        foreach (var part in Book.WorksheetParts.Where(p => p.TableDefinitionParts.Any()))
        {
            var headings = part.TableDefinitionParts.Single().Table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value!).ToList();
            Assert.Equal(headings, part.Worksheet.Descendants<Row>().First().Elements<Cell>().Select(Text));
            Assert.Equal(headings.Count, headings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Fact]
    public void Text_that_looks_like_a_formula_is_text_and_there_is_no_formula()
    {
        Assert.Empty(Book.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()));
        Assert.Empty(Tables.SelectMany(t => t.Descendants<CalculatedColumnFormula>()));
        var all = cells.Values.SelectMany(s => s.Values).ToList();
        Assert.All(["=D8+D9", "=Onbekend", "-Twee bronnen spreken elkaar tegen.", "@Vijf sleutels keren terug."], t => Assert.Contains(t, all));
    }

    [Fact]
    public void Each_link_leads_to_a_sheet_or_the_web()
    {
        var links = Book.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Hyperlink>().Select(l => (Part: p, Link: l))).ToList();
        Assert.Contains(links, l => l.Link.Id is not null);
        foreach (var (part, link) in links)
        {
            if (link.Id is { } id)
            {
                Assert.Equal("https", part.HyperlinkRelationships.Single(r => r.Id == id).Uri.Scheme);
            }
            else
            {
                Assert.Contains(Locate(link.Location!.Value!).Sheet, cells.Keys);
            }
        }

        // From the contents every sheet but the first two can be reached.
        var contents = Part(Sheets[1]).Worksheet.Descendants<Hyperlink>().Select(l => Locate(l.Location!.Value!).Sheet).Order();
        Assert.Equal(Sheets.Skip(2).Select(s => s.Name!.Value!).Order(), contents);
    }

    [Fact]
    public void Provenance_has_a_row_for_each_number_and_address()
    {
        var rows = TablePart("provenance").Worksheet.Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Select(Text).ToList()).ToList();
        Assert.Equal(["1", "2", "2", "3"], rows.Select(r => r[0]));
        Assert.Equal(["C7", "D8", "D9", ""], rows.Select(r => r[12]));
        Assert.Equal("258001", rows[0][2]);
        Assert.Equal("meer dan", rows[1][5]);
        Assert.Equal(new DateTime(2026, 11, 20, 14, 5, 0), DateTime.FromOADate(double.Parse(rows[0][14], CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Charts_have_the_finding_as_title_a_text_for_who_cannot_see_them_and_a_colour_each_series()
    {
        var frames = Book.WorksheetParts.Where(p => p.DrawingsPart is not null)
            .SelectMany(p => p.DrawingsPart!.WorksheetDrawing.Descendants<X.NonVisualDrawingProperties>()).ToList();
        Assert.Equal(Charts.Count, frames.Count);
        Assert.All(frames, f => Assert.Contains("Gegevens op blad", f.Description!.Value, StringComparison.Ordinal));
        var titles = Charts.Select(c => c.ChartSpace.Descendants<C.Chart>().Single().GetFirstChild<C.Title>()!.InnerText).ToList();
        Assert.Contains("Psychische stoornissen zijn goed voor meer dan een derde", titles);
        foreach (var series in Charts.SelectMany(c => c.ChartSpace.Descendants<C.SeriesText>()).Select(t => t.Parent!))
        {
            Assert.NotEmpty(series.GetFirstChild<C.ChartShapeProperties>()!.Descendants<DocumentFormat.OpenXml.Drawing.RgbColorModelHex>());
        }
    }

    [Fact]
    public void Bars_start_at_zero_and_read_from_top_to_bottom()
    {
        var bars = Charts.Where(c => c.ChartSpace.Descendants<C.BarChart>().Any()).ToList();
        Assert.Equal(3, bars.Count);
        foreach (var chart in bars.Select(b => b.ChartSpace))
        {
            Assert.Equal(0, chart.Descendants<C.ValueAxis>().Single().Descendants<C.MinAxisValue>().Single().Val!.Value);
            Assert.Equal(C.OrientationValues.MaxMin, chart.Descendants<C.CategoryAxis>().Single().Descendants<C.Orientation>().Single().Val!.Value);
        }
    }

    [Fact]
    public void Every_sheet_prints_on_A4_as_wide_as_the_page_and_tables_repeat_their_header()
    {
        Assert.All(Book.WorksheetParts, p =>
        {
            var setup = p.Worksheet.GetFirstChild<PageSetup>()!;
            Assert.Equal(9u, setup.PaperSize!.Value);
            Assert.Equal(1u, setup.FitToWidth!.Value);
            Assert.True(p.Worksheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        });
        var repeated = Book.Workbook.DefinedNames!.Elements<DefinedName>().ToList();
        Assert.Equal(Tables.Count, repeated.Count);
        Assert.All(repeated, n => Assert.Equal(Sheets[(int)n.LocalSheetId!.Value].Name!.Value, n.Text[..^"!$1:$1".Length].Trim('\'').Replace("''", "'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Properties_say_title_language_and_maker()
    {
        Assert.Equal(WorkbookSample.Content.Title, document.PackageProperties.Title);
        Assert.Equal("nl-BE", document.PackageProperties.Language);
        Assert.Equal("ReIntegrationBI", document.PackageProperties.Creator);
    }

    [Theory]
    [InlineData("fr", "fr-BE", "Invaliden (personnes)", "novembre 2026")]
    [InlineData("en", "en-GB", "Invaliden (persons)", "November 2026")]
    public void Units_dates_and_properties_are_in_the_language_of_the_report(string language, string culture, string heading, string month)
    {
        using var file = new MemoryStream();
        WorkbookReport.Write(WorkbookSample.Content with { Language = language }, WorkbookSample.Dutch, file);
        using var other = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(other).Select(e => e.Description));
        Assert.Equal(culture, other.PackageProperties.Language);
        var texts = other.WorkbookPart!.SharedStringTablePart!.SharedStringTable.Select(t => t.InnerText).ToList();
        Assert.Contains(heading, texts);
        Assert.Contains($"Verslagmaand: {month}", texts);
    }

    [Fact]
    public void A_report_without_pages_is_a_valid_workbook_and_a_target_need_not_be_seekable()
    {
        using var file = new MemoryStream();
        using (var forward = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            WorkbookReport.Write(WorkbookSample.Content with { Pages = [], Annex = [], CoverSentences = [] }, WorkbookSample.Dutch, forward);
        }

        file.Position = 0;
        using var back = new MemoryStream();
        using (var unpacked = new GZipStream(file, CompressionMode.Decompress))
        {
            unpacked.CopyTo(back);
        }

        using var empty = SpreadsheetDocument.Open(back, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(empty).Select(e => e.Description));
    }

    [Fact]
    public void A_series_of_another_length_than_its_categories_is_refused()
    {
        var page = WorkbookSample.Content.Pages[0];
        var visual = page.Visuals[0] with { Categories = [.. page.Visuals[0].Categories.Skip(1)] };
        var content = WorkbookSample.Content with { Pages = [page with { Visuals = [visual] }] };
        var error = Assert.Throws<ArgumentException>(() => WorkbookReport.Write(content, WorkbookSample.Dutch, Stream.Null));
        Assert.Contains("4 points for 3 categories", error.Message, StringComparison.Ordinal);
    }

    [OfficeFact]
    public void LibreOffice_prints_the_workbook_with_its_numbers()
    {
        var folder = Directory.CreateTempSubdirectory("workbook");
        try
        {
            var workbook = Path.Combine(folder.FullName, "report.xlsx");
            File.WriteAllBytes(workbook, stream.ToArray());
            Run("soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, workbook);
            Run("pdftotext", "-layout", Path.Combine(folder.FullName, "report.pdf"));
            var digits = string.Concat(File.ReadAllText(Path.Combine(folder.FullName, "report.txt")).Where(c => char.IsLetterOrDigit(c)));
            foreach (var point in WorkbookSample.Content.Pages.SelectMany(p => p.Visuals).SelectMany(v => v.Series).SelectMany(s => s.Points).Where(p => p.Value is not null))
            {
                Assert.Contains(string.Concat(point.Value!.Value.ToString(CultureInfo.InvariantCulture).Where(char.IsDigit)), digits, StringComparison.Ordinal);
            }
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

    private WorksheetPart Part(Sheet sheet) => (WorksheetPart)Book.GetPartById(sheet.Id!.Value!);

    private WorksheetPart TablePart(string id) =>
        Book.WorksheetParts.Single(p => p.TableDefinitionParts.Any(t => t.Table.Name!.Value == "tbl_" + id.Replace('-', '_')));

    private string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? Book.SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText
        : cell.CellValue?.Text ?? "";

    private Dictionary<string, string> Read(WorksheetPart part) =>
        part.Worksheet.Descendants<Cell>().Where(c => c.CellValue is not null).ToDictionary(c => c.CellReference!.Value!, Text);

    // 'It''s a sheet'!$B$2:$B$4 -> the sheet and the cells B2, B3, B4; ranges are one column wide.
    private static (string Sheet, List<string> Cells) Locate(string formula)
    {
        var bang = formula.LastIndexOf('!');
        var sheet = formula[1..(bang - 1)].Replace("''", "'", StringComparison.Ordinal);
        var ends = formula[(bang + 1)..].Replace("$", "", StringComparison.Ordinal).Split(':');
        var column = ends[0].TrimEnd("0123456789".ToCharArray());
        Assert.Equal(column, ends[^1].TrimEnd("0123456789".ToCharArray()));
        var rows = ends.Select(e => int.Parse(e[column.Length..], CultureInfo.InvariantCulture)).ToList();
        return (sheet, [.. Enumerable.Range(rows[0], rows[^1] - rows[0] + 1).Select(r => $"{column}{r.ToString(CultureInfo.InvariantCulture)}")]);
    }
}
