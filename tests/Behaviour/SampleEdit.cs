using System.IO.Compression;
using System.Text;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>Writes changed copies of the samples.</summary>
internal static class SampleEdit
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false);

    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Sample(string name) => Path.Combine(SampleWarehouse.Root, "samples", "riziv", name);

    /// <summary>A workbook with texts of one of its parts replaced; each must stand there once.</summary>
    public static Action<string> Workbook(string sample, string part, params (string Old, string New)[] changes) => path =>
        Rewrite(sample, path, (name, content) =>
        {
            if (name != part)
            {
                return content;
            }

            var text = Utf8.GetString(content);
            foreach (var (old, now) in changes)
            {
                text = Replace(text, old, now);
            }

            return Utf8.GetBytes(text);
        });

    /// <summary>A workbook without one of its parts.</summary>
    public static Action<string> WithoutPart(string sample, string part) => path => Rewrite(sample, path, (name, content) => name == part ? null : content);

    /// <summary>A text file with its lines changed; line 0 is the header.</summary>
    public static Action<string> Lines(string sample, Encoding encoding, Action<List<string>> change) => path =>
    {
        var lines = encoding.GetString(File.ReadAllBytes(Sample(sample))).Split("\r\n").ToList();
        change(lines);
        File.WriteAllBytes(path, encoding.GetBytes(string.Join("\r\n", lines)));
    };

    /// <summary>A workbook whose first sheet unpacks to more than two gigabytes of blanks, and is a few megabytes on disk.</summary>
    public static Action<string> Bomb(string sample) => path =>
    {
        using var source = ZipFile.OpenRead(Sample(sample));
        using var target = ZipFile.Open(path, ZipArchiveMode.Create);
        var blanks = new byte[1 << 20];
        Array.Fill(blanks, (byte)' ');
        foreach (var part in source.Entries)
        {
            using var content = part.Open();
            using var copy = target.CreateEntry(part.FullName, CompressionLevel.Fastest).Open();
            if (part.FullName == "xl/worksheets/sheet1.xml")
            {
                for (var i = 0; i < 2100; i++)
                {
                    copy.Write(blanks);
                }
            }

            content.CopyTo(copy);
        }
    };

    public static string Replace(string text, string old, string now)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"'{old}' does not stand exactly once in the sample.");
        return text.Replace(old, now, StringComparison.Ordinal);
    }

    private static void Rewrite(string sample, string path, Func<string, byte[], byte[]?> change)
    {
        using var source = ZipFile.OpenRead(Sample(sample));
        using var target = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var part in source.Entries)
        {
            using var content = part.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            if (change(part.FullName, bytes.ToArray()) is { } kept)
            {
                using var copy = target.CreateEntry(part.FullName).Open();
                copy.Write(kept);
            }
        }
    }
}
