using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Workbook;
using ReIntegrationBI.Reports.Visuals;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace ReIntegrationBI.Tests.Reports;

/// <summary>The visuals of surveys in the workbook: as numbers in tables and as native charts.</summary>
public sealed class WorkbookSurveyTests : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;

    public WorkbookSurveyTests()
    {
        WorkbookReport.Write(VisualsSurveyFixture.Report("nl"), WorkbookSample.Dutch, stream);
        if (Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_PDF") is { Length: > 0 } keep)
        {
            File.WriteAllBytes(Path.Combine(keep, "surveys.xlsx"), stream.ToArray());
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
        WorkbookReport.Write(VisualsSurveyFixture.Report(language), WorkbookSample.Dutch, file);
        using var written = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(written).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Every_number_stands_in_its_table_as_a_number_in_the_order_of_the_drawing()
    {
        foreach (var visual in VisualsSurveyFixture.Visuals("nl").Select(Survey.Ordered))
        {
            var rows = Rows(visual.Id);
            for (var c = 0; c < visual.Categories.Count; c++)
            {
                Assert.Equal(visual.Categories[c].Label, Text(rows[c + 1][0]));
                Assert.Equal(
                    visual.Series.Select(s => s.Points[c].Value?.ToString(CultureInfo.InvariantCulture)),
                    rows[c + 1].Skip(1).Take(visual.Series.Count).Select(cell => cell.DataType is null ? cell.CellValue?.Text : "text"));
            }
        }
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
    public void The_native_scale_has_its_middle_on_one_line_and_what_is_outside_beyond()
    {
        var visual = VisualsSurveyFixture.Find("odd", "nl");
        var chart = Chart("Zes op de tien");
        var series = chart.Descendants<C.BarChartSeries>().ToList();
        Assert.Equal(["", "Helemaal niet akkoord", "Niet akkoord", "Neutraal", "Akkoord", "Helemaal akkoord", "", "Geen antwoord"],
            series.Select(s => s.GetFirstChild<C.SeriesText>()!.Descendants<C.NumericValue>().Single().Text.Split(" (")[0].Trim()));
        var middles = visual.Categories.Select((_, c) => Value(series[0], c) + Value(series[1], c) + Value(series[2], c) + (Value(series[3], c) / 2)).Distinct();
        Assert.Single(middles);
        var outside = visual.Categories.Select((_, c) => series.Take(7).Sum(s => Value(s, c))).Distinct().ToList();
        Assert.Single(outside);
        Assert.True((double)outside[0] < chart.Descendants<C.MaxAxisValue>().Single().Val!.Value);

        // Only the shifts are unseen; their names are blank, so that the legend does not show them either.
        Assert.Equal([0, 6], series.Select((s, i) => (s, i)).Where(p => p.s.GetFirstChild<C.ChartShapeProperties>()!.GetFirstChild<D.NoFill>() is not null).Select(p => p.i));
    }

    [Fact]
    public void The_sums_of_a_ranking_stand_behind_its_bars_and_in_the_table()
    {
        var series = Chart("Vertrouwen komt").Descendants<C.BarChartSeries>().Last();
        Assert.Equal([61.6m, 55.3m, 51.2m, 0m], Enumerable.Range(0, 4).Select(c => Value(series, c)));
        Assert.Equal(C.DataLabelPositionValues.InsideBase, series.Descendants<C.DataLabelPosition>().Single().Val!.Value);
        Assert.Equal(["61.6", "55.3", "51.2", ""], Rows("ranking").Skip(1).Select(r => Text(r[4])));
    }

    [Fact]
    public void A_crosstab_has_letters_bases_and_flags_in_words()
    {
        var rows = Rows("crosstab");
        Assert.Equal("Antwoord|Totaal (procent)|A: Klein (procent)|B: Middelgroot (procent)|C: Groot (procent)|Klein: significant hoger dan kolom|Middelgroot: significant hoger dan kolom|Status", string.Join('|', rows[0].Select(Text)));
        Assert.Equal(["", "", "BC", "", ""], rows.Skip(1).Select(r => Text(r[5])));
        Assert.Equal(["A", "", "", "", ""], rows.Skip(1).Select(r => Text(r[6])));
        Assert.Equal(["Basis", "n = 410", "n = 143", "n = 84", "n = 27"], rows[^1].Take(5).Select(Text));
        Assert.Equal("gereconstrueerd: Totaal; onzekere lezing van de bron: Middelgroot; kleine basis: Middelgroot; basis te klein om te toetsen: Groot", Text(rows[2][^1]));
        Assert.Equal("kleine basis: Middelgroot; n.b.: Groot", Text(rows[3][^1]));

        // Of the last answer: as counted, hidden, zero on a small base.
        Assert.Equal(3, rows[4].Skip(1).Take(3).Select(c => c.StyleIndex!.Value).Distinct().Count());
        Assert.NotEqual(rows[4][2].StyleIndex!.Value, rows[3][4].StyleIndex!.Value);
        Assert.Equal(["Basis", "n = 943", "n = 84"], Rows("odd").Take(3).Select(r => Text(r[^2])));
    }

    [Fact]
    public void Made_up_respondents_are_named_on_every_sheet_of_theirs_and_on_no_other()
    {
        var warned = Sheets().Where(s => Part(s).Worksheet.SheetProperties!.TabColor is not null).ToList();
        Assert.Equal(3, warned.Count); // two tables and a chart
        Assert.All(warned, s => Assert.Contains("Synthetische gegevens", Part(s).Worksheet.Descendants<OddHeader>().Single().Text, StringComparison.Ordinal));
        Assert.All(warned, s => Assert.Contains(Part(s).Worksheet.Descendants<Cell>(), c => Text(c).StartsWith("Synthetische gegevens", StringComparison.Ordinal)));
        Assert.All(Rows("synthetic").Skip(1), r => Assert.StartsWith("Synthetische gegevens", Text(r[^1]), StringComparison.Ordinal));
        var charts = Book.WorksheetParts.Where(p => p.DrawingsPart is not null).SelectMany(p => p.DrawingsPart!.WorksheetDrawing.Descendants<X.NonVisualDrawingProperties>());
        Assert.Single(charts, f => f.Description!.Value!.StartsWith("Synthetische gegevens", StringComparison.Ordinal));
    }

    [Fact]
    public void Bases_and_marks_are_explained_above_the_charts_and_on_the_notes()
    {
        var all = Book.WorksheetParts.Select(p => p.Worksheet.Descendants<Cell>().Select(Text).ToHashSet()).ToList();
        Assert.Equal(4 + 1 + 1, all.Count(s => s.Contains("Basis: n = 943, respondenten die begeleid werden")));
        Assert.Contains(all, s => s.Contains("Er waren meerdere antwoorden mogelijk: de aandelen samen kunnen meer dan 100 % bedragen.") && s.Contains("≈ Herleid uit het gepubliceerde percentage en de basis."));
    }

    private static decimal Value(C.BarChartSeries series, int category) =>
        series.GetFirstChild<C.Values>()!.Descendants<C.NumericPoint>().Where(p => p.Index!.Value == category)
            .Select(p => decimal.Parse(p.NumericValue!.Text, CultureInfo.InvariantCulture)).SingleOrDefault();

    private List<Sheet> Sheets() => [.. Book.Workbook.Sheets!.Elements<Sheet>()];

    private List<ChartPart> Charts() => [.. Book.WorksheetParts.SelectMany(p => p.DrawingsPart?.ChartParts ?? [])];

    private C.ChartSpace Chart(string title) => Charts().Select(c => c.ChartSpace)
        .First(c => c.Descendants<C.Chart>().Single().GetFirstChild<C.Title>()!.InnerText.StartsWith(title, StringComparison.Ordinal));

    private WorksheetPart Part(Sheet sheet) => (WorksheetPart)Book.GetPartById(sheet.Id!.Value!);

    private List<List<Cell>> Rows(string id) =>
        [.. Book.WorksheetParts.Single(p => p.TableDefinitionParts.Any(t => t.Table.Name!.Value == "tbl_" + id.Replace('-', '_')))
            .Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList())];

    private string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString
        ? Book.SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText
        : cell.CellValue?.Text ?? "";
}
