using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Workbook;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The visuals of cases, processes and trajectories in the workbook: as numbers in tables and as native charts.</summary>
public sealed class WorkbookCasesTests : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;

    public WorkbookCasesTests()
    {
        WorkbookReport.Write(VisualsCasesFixture.Report("nl"), WorkbookSample.Dutch, stream);
        if (Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep)
        {
            File.WriteAllBytes(Path.Combine(keep, "cases.xlsx"), stream.ToArray());
        }

        document = SpreadsheetDocument.Open(stream, false);
    }

    private WorkbookPart Book => document.WorkbookPart!;

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void The_validator_finds_nothing(string language)
    {
        using var file = new MemoryStream();
        WorkbookReport.Write(VisualsCasesFixture.Report(language), WorkbookSample.Dutch, file);
        using var written = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(written).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Every_chart_formula_points_at_cells_that_hold_its_cached_values()
    {
        var cells = Sheets().ToDictionary(s => s.Name!.Value!, s => Part(s).Worksheet.Descendants<Cell>().Where(c => c.CellValue is not null).ToDictionary(c => c.CellReference!.Value!, Text));
        var references = Charts().SelectMany(c => c.ChartSpace.Descendants<C.Formula>()).ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var bang = reference.Text.LastIndexOf('!');
            var sheet = cells[reference.Text[1..(bang - 1)]];
            var ends = reference.Text[(bang + 1)..].Replace("$", "", StringComparison.Ordinal).Split(':');
            var column = ends[0].TrimEnd("0123456789".ToCharArray());
            var first = int.Parse(ends[0][column.Length..], CultureInfo.InvariantCulture);
            var points = reference.Parent!.Descendants<C.NumericValue>().ToDictionary(v => int.Parse(v.Parent!.GetAttribute("idx", "").Value!, CultureInfo.InvariantCulture), v => v.Text);
            var count = (int)reference.Parent!.Descendants<C.PointCount>().Single().Val!.Value;
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(sheet.GetValueOrDefault(column + (first + i).ToString(CultureInfo.InvariantCulture)), points.GetValueOrDefault(i));
            }
        }
    }

    [Fact]
    public void A_curve_is_a_stair_between_its_bounds_and_ends_where_it_is_withheld()
    {
        var rows = Rows("curve");
        Assert.Equal(["Maand (maanden)", "Algemene regeling (procent)", "Algemene regeling: ondergrens (procent)", "Algemene regeling: bovengrens (procent)", "Algemene regeling: Nog gevolgd"], rows[0].Skip(1).Take(5).Select(Text));

        // Before and after the step of month 1: one month, two shares.
        Assert.Equal(Text(rows[2][1]), Text(rows[3][1]));
        Assert.Equal(Text(rows[1][2]), Text(rows[2][2]));
        Assert.NotEqual(Text(rows[2][2]), Text(rows[3][2]));
        var chart = Chart("De helft").First();
        Assert.Equal(3, chart.Descendants<C.ScatterChartSeries>().Count());
        Assert.All(chart.Descendants<C.ScatterChartSeries>(), s => Assert.False(s.GetFirstChild<C.Smooth>()!.Val!.Value));
        var stopped = Rows("curves").Skip(1).Where(r => decimal.Parse(Text(r[1]), CultureInfo.InvariantCulture) > 18).ToList();
        Assert.All(stopped, r => Assert.Equal(["", "", ""], r.Skip(6).Take(3).Select(Text)));
        Assert.Equal(6, Book.WorksheetParts.Max(p => p.DrawingsPart?.ChartParts.Count() ?? 0));
    }

    [Fact]
    public void A_stage_has_its_begin_end_and_words_and_its_bar_begins_where_it_begins()
    {
        var rows = Rows("process");
        Assert.Equal(["4", "13", "9", "", "4–13 weken"], Row("Eerste gesprek over de terugkeer – Ideaal"));
        Assert.Equal(["26", "", "", "", "vanaf 26 weken"], Row("Toets aan de hele arbeidsmarkt door de adviserend arts – Vandaag"));
        Assert.Equal(["", "", "", "31.5", "31,5"], Row("Eerste gesprek over de terugkeer – Gemeten mediaan"));
        Assert.Equal("geen duur gepubliceerd", Row("Nazorg – Vandaag").Last());
        var series = Chart("Het eerste gesprek").Single().Descendants<C.BarChartSeries>().ToList();
        Assert.Equal(3, series.Count);
        Assert.NotNull(series[0].GetFirstChild<C.ChartShapeProperties>()!.GetFirstChild<D.NoFill>());
        Assert.All(series.Skip(1), s => Assert.Null(s.GetFirstChild<C.ChartShapeProperties>()!.GetFirstChild<D.NoFill>()));

        IEnumerable<string> Row(string label) => rows.Single(r => Text(r[0]) == label).Skip(1).Take(5).Select(Text);
    }

    [Fact]
    public void Networks_and_funnels_are_bars_and_their_tables_hold_kinds_and_drops()
    {
        Assert.Equal(["leidinggevende", "10", "2", "1", "5", "Werkplek"], Rows("network").Single(r => Text(r[0]) == "leidinggevende").Take(6).Select(Text));
        Assert.Equal(4, Chart("Collega").Single().Descendants<C.BarChartSeries>().Count());
        Assert.Equal(["Aanvraag van een traject", "310", "512"], Rows("funnel").Single(r => Text(r[0]) == "Aanvraag van een traject").Take(3).Select(Text));
        Assert.Single(Chart("Een op de vier").First().Descendants<C.BarChartSeries>());
        Assert.Equal(["Eerste klachten", "vanaf ongeveer 2011", "Afwezigheid"], Rows("timeline").Single(r => Text(r[0]) == "Eerste klachten").Take(3).Select(Text));
    }

    [OfficeFact]
    public void LibreOffice_opens_it_and_draws_every_chart()
    {
        using var temporary = new TempFolder();
        var file = temporary.File("cases.xlsx");
        File.WriteAllBytes(file, stream.ToArray());
        Run("soffice", $"-env:UserInstallation=file://{temporary.File("profile")}", "--headless", "--convert-to", "pdf", "--outdir", Path.GetDirectoryName(file)!, file);
        var text = Run("pdftotext", "-layout", Path.ChangeExtension(file, "pdf"), "-");
        Assert.Contains("Mensgericht leiderschap", text, StringComparison.Ordinal);
        Assert.Contains("geen duur gepubliceerd", text, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep)
        {
            File.Copy(Path.ChangeExtension(file, "pdf"), Path.Combine(keep, "cases-workbook.pdf"), true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    private List<Sheet> Sheets() => [.. Book.Workbook.Sheets!.Elements<Sheet>()];

    private List<ChartPart> Charts() => [.. Book.WorksheetParts.SelectMany(p => p.DrawingsPart?.ChartParts ?? [])];

    private List<C.ChartSpace> Chart(string title) => [.. Charts().Select(c => c.ChartSpace)
        .Where(c => c.Descendants<C.Chart>().Single().GetFirstChild<C.Title>()!.InnerText.StartsWith(title, StringComparison.Ordinal))];

    private WorksheetPart Part(Sheet sheet) => (WorksheetPart)Book.GetPartById(sheet.Id!.Value!);

    private List<List<Cell>> Rows(string id) =>
        [.. Book.WorksheetParts.Single(p => p.TableDefinitionParts.Any(t => t.Table.Name!.Value == "tbl_" + id.Replace('-', '_')))
            .Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];

    private string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? Book.SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText
        : cell.CellValue?.Text ?? "";
}
