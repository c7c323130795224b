using System.Globalization;
using BenchmarkDotNet.Attributes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReIntegrationBI.Reports.Rendering.TabBook;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Benchmarks;

/// <summary>Writing a tab book with its styles, tables, notes and diagnostics, against the same cells by OpenXmlWriter without any of these.</summary>
[InProcess]
[MemoryDiagnoser]
public class TabBookBenchmark
{
    private const int Answers = 12;
    private const int Points = 6;

    private TabBookContent _content = null!;
    private List<(string Name, List<List<object?>> Rows)> _cells = null!;

    [Params(50)]
    public int Questions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _content = Content();
        using var stream = new MemoryStream();
        TabBookWriter.Write(_content, stream);
        using var document = SpreadsheetDocument.Open(stream, false);
        var book = document.WorkbookPart!;
        var strings = book.SharedStringTablePart!.SharedStringTable.Select(t => t.InnerText).ToList();
        _cells = book.Workbook.Sheets!.Elements<Sheet>().Select(sheet => (
            sheet.Name!.Value!,
            ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => Value(c, strings)).ToList()).ToList())).ToList();
    }

    [Benchmark(Baseline = true)]
    public long SameCellsByOpenXmlWriter()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            foreach (var (name, rows) in _cells)
            {
                var part = book.AddNewPart<WorksheetPart>();
                sheets.AppendChild(new Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
                using var writer = OpenXmlWriter.Create(part);
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                for (var r = 0; r < rows.Count; r++)
                {
                    writer.WriteStartElement(new Row { RowIndex = (uint)r + 1 });
                    for (var c = 0; c < rows[r].Count; c++)
                    {
                        var cell = new Cell { CellReference = A1.Of(r + 1, c + 1) };
                        switch (rows[r][c])
                        {
                            case string text:
                                cell.DataType = CellValues.InlineString;
                                cell.InlineString = new InlineString(new Text(text));
                                break;
                            case double number:
                                cell.CellValue = new CellValue(number);
                                break;
                        }

                        writer.WriteElement(cell);
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new Workbook(sheets);
        }

        return stream.Length;
    }

    [Benchmark]
    public long TabBook()
    {
        using var stream = new MemoryStream();
        TabBookWriter.Write(_content, stream);
        return stream.Length;
    }

    private static object? Value(Cell cell, List<string> strings) => cell.CellValue?.Text switch
    {
        null => null,
        var text when cell.DataType is not null => strings[int.Parse(text, CultureInfo.InvariantCulture)],
        var text => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private TabBookContent Content()
    {
        var banner = new Label("Welke steun kreeg u?", "Quel soutien avez-vous reçu ?", "Which support did you get?");
        var respondents = new RespondentSet(
            "bench", new Label("Bevraging", "Enquête", "Survey"), Period.Parse("2025-03"), 5100, true, false,
            new CellAddress("bench", "Bevraging", "Niemand", null, "bench.respondents.csv", null, "A1", new string('a', 64), 1, DateTime.UnixEpoch));
        return new TabBookContent
        {
            Survey = new Survey
            {
                Code = "bench",
                Title = respondents.Title,
                Organiser = "Niemand",
                FirstDay = new DateOnly(2025, 3, 1),
                LastDay = new DateOnly(2025, 3, 31),
                Population = new Label("", "", ""),
                Limits = new Label("", "", ""),
            },
            Language = "nl",
            Tables = Enumerable.Range(1, Questions).Select(q => new CrosstabTable
            {
                Respondents = respondents,
                Question = $"q{q}",
                Label = new Label($"Vraag {q}: in welke mate bent u het hiermee eens?", "", ""),
                Type = "likert",
                Columns =
                [
                    new() { Code = "total", Label = new Label("Totaal", "Total", "Total"), Base = 5100 },
                    .. Enumerable.Range(0, Points).Select(p => new CrosstabColumn
                    {
                        Question = "support", QuestionLabel = banner, Code = $"p{p}", Label = new Label($"Soort {p}", "", ""), Letter = A1.Column(p + 1), Base = 800 + p,
                    }),
                ],
                Rows = Enumerable.Range(0, Answers).Select(a => new CrosstabRow(
                    CrosstabRowKind.Answer, $"a{a}", new Label($"Antwoord {a}", "", ""),
                    Enumerable.Range(0, Points + 1).Select(p => new CrosstabCell { Count = 40 + a + p, Value = 100.0 * (40 + a + p) / (800 + p), Low = 4.1, High = 7.3, Letters = p > 3 ? "AB" : "" }).ToList())).ToList(),
                Tests =
                [
                    .. from a in Enumerable.Range(0, Answers)
                       from one in Enumerable.Range(1, Points)
                       from other in Enumerable.Range(1, Points)
                       where one < other
                       select new CrosstabTest($"a{a}", A1.Column(one), A1.Column(other), 800, 801, 0.7312, 0.4646, false, null) { Question = "support" },
                ],
                Level = 0.05,
                Threshold = 5,
            }).ToList(),
        };
    }
}
