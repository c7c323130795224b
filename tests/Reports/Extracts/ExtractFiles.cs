using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace ReIntegrationBI.Tests.Reports.Extracts;

/// <summary>Reads extracts as others would.</summary>
internal static class ExtractFiles
{
    static ExtractFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets of a workbook, their cells as ExcelDataReader gives them.</summary>
    public static Dictionary<string, List<object?[]>> Sheets(byte[] workbook)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(object? (c) => reader.GetValue(c))]);
            }

            sheets.Add(reader.Name, rows);
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>The records of a comma-separated file, its byte order mark taken off.</summary>
    public static List<string[]> Records(byte[] csv)
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        using var reader = CsvReader.FromText(Encoding.UTF8.GetString(csv[3..]), CsvReaderOptions.Default with
        {
            HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw,
        });
        var records = new List<string[]>();
        while (reader.Read())
        {
            records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(f => reader.GetString(f))]);
        }

        return records;
    }

    /// <summary>The files of an archive.</summary>
    public static Dictionary<string, byte[]> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    /// <summary>Fails where Microsoft's own validator finds a fault in a workbook, or a cell is a formula.</summary>
    public static void IsValid(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        foreach (var (name, content) in Entries(workbook).Where(e => e.Key.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(content);
            Assert.False(text.Contains("<f>", StringComparison.Ordinal) || text.Contains("<f ", StringComparison.Ordinal), $"{name} holds a formula.");
            Assert.DoesNotContain("<mergeCell", text, StringComparison.Ordinal);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience.Longest), $"{program} did not end.");
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error.Result}");
    }
}
