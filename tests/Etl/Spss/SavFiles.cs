using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Tests.Etl.Spss;

/// <summary>The files beside these tests, and what PSPP says of them.</summary>
internal static class SavFiles
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static SavFile Read(string name) => SavFormat.Read(name, Bytes(name));

    /// <summary>Rows of a CSV file by its headings; of a file with several tables those between two lines.</summary>
    public static List<Dictionary<string, string>> Twin(string name, char delimiter = ';', string? after = null, string? before = null)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var start = after is null ? 0 : text.IndexOf(after, StringComparison.Ordinal) + after.Length + 1;
        var end = before is null ? text.Length : text.IndexOf(before, start, StringComparison.Ordinal);
        var sheet = CsvFormat.Read(name, System.Text.Encoding.UTF8.GetBytes(text[start..end].Trim()), CsvFormat.Utf8, delimiter).Sheets[0];
        var headings = Enumerable.Range(1, sheet.LastColumn).Select(c => sheet.TextAt(1, c)).ToArray();
        return [.. Enumerable.Range(2, sheet.LastRow - 1)
            .Select(r => headings.Select((h, i) => (h, sheet.TextAt(r, i + 1))).ToDictionary(c => c.h, c => c.Item2))];
    }

    private static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var files = Path.Combine(folder.FullName, "tests", "Etl", "Spss", "Files");
            if (Directory.Exists(files))
            {
                return files;
            }
        }

        throw new DirectoryNotFoundException("tests/Etl/Spss/Files");
    }
}
