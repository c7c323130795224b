using BenchmarkDotNet.Attributes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Benchmarks;

/// <summary>Writing an extract, row by row with the table, the styles and the harmless texts, against the same cells by OpenXmlWriter without any of these.</summary>
[InProcess]
[MemoryDiagnoser]
public class ExtractBenchmark
{
    private const int Columns = 12;

    [Params(100_000)]
    public int Rows { get; set; }

    [Benchmark(Baseline = true)]
    public long SameCellsByOpenXmlWriter()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                for (var r = 1; r <= Rows; r++)
                {
                    writer.WriteStartElement(new Row { RowIndex = (uint)r });
                    for (var c = 1; c <= Columns; c++)
                    {
                        writer.WriteElement(c <= 4
                            ? new Cell { CellReference = A1.Of(r, c), DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Words(r, c))) }
                            : new Cell { CellReference = A1.Of(r, c), CellValue = new CellValue(Number(r, c)) });
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "Data", SheetId = 1, Id = book.GetIdOfPart(part) }));
        }

        return stream.Length;
    }

    [Benchmark]
    public long Extract() => Write(ExtractFormat.Workbook);

    [Benchmark]
    public long ExtractAsCsv() => Write(ExtractFormat.Csv);

    private long Write(string format)
    {
        using var stream = new MemoryStream();
        ExtractWriter.Write(
            new ExtractContent
            {
                Title = "Benchmark",
                Language = "en",
                Columns = [.. Enumerable.Range(1, Columns).Select(c => new ExtractColumn($"c{c}", $"Column {c}", IsNumber: c > 4))],
                Rows = Enumerable.Range(1, Rows).Select(r => new ExtractRow(
                    [.. Enumerable.Range(1, Columns).Select(c => c <= 4 ? ExtractValue.Of(Words(r, c)) : ExtractValue.Number(Number(r, c), 1))], [])),
                Notes = [],
                MadeAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            },
            format, stream);
        return stream.Length;
    }

    private static string Words(int row, int column) => FormattableString.Invariant($"label {row % 97} of {column}");

    private static decimal Number(int row, int column) => (row * 10m) + (column / 10m);
}
