using BenchmarkDotNet.Attributes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Benchmarks;

/// <summary>Reading a workbook with addresses, limits and the search for error cells, against ExcelDataReader alone.</summary>
[InProcess]
[MemoryDiagnoser]
public class WorkbookBenchmark
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"reintegrationbi-benchmark-{Guid.NewGuid():N}.xlsx");

    [Params(5_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var document = SpreadsheetDocument.Create(_file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        for (var r = 1u; r <= Rows; r++)
        {
            var row = new Row { RowIndex = r };
            for (var c = 0; c < 12; c++)
            {
                row.AppendChild(new Cell
                {
                    CellReference = $"{(char)('A' + c)}{r}",
                    DataType = c == 0 ? CellValues.InlineString : CellValues.Number,
                    InlineString = c == 0 ? new InlineString(new Text($"row {r}")) : null,
                    CellValue = c == 0 ? null : new CellValue((decimal)(r * 100) + c),
                });
            }

            data.AppendChild(row);
        }

        sheet.Worksheet = new Worksheet(data);
        book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Tabel 1", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    [Benchmark(Baseline = true)]
    public int ExcelDataReaderAlone()
    {
        using var stream = File.OpenRead(_file);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var values = 0;
        while (reader.Read())
        {
            for (var c = 0; c < reader.FieldCount; c++)
            {
                values += reader.GetValue(c) is null ? 0 : 1;
            }
        }

        return values;
    }

    [Benchmark]
    public int WithAddressesAndLimits() => WorkbookFormat.Read(Path.GetFileName(_file), File.ReadAllBytes(_file)).Sheets.Count;
}
