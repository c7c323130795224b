using System.Text;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Formats;

/// <summary>The content of a file, and what it seems to be.</summary>
public static class FileBytes
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] EmptyZip = [(byte)'P', (byte)'K', 5, 6];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputRefusedException">It is missing, a folder, not readable, empty or too large.</exception>
    public static byte[] Read(string path, long limit)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            throw Refused("is-a-folder", file, "this is a folder, not a file", "Name the files in it");
        }

        if (!File.Exists(path))
        {
            throw Refused("file-not-found", file, $"there is no file at {Path.GetFullPath(path)}", "Check the name and the folder");
        }

        try
        {
            var length = new FileInfo(path).Length;
            if (length > limit)
            {
                throw Refused("file-too-large", file, $"the file has {length} bytes, the limit is {limit}", "Split the file, or raise the limit");
            }

            var bytes = File.ReadAllBytes(path);
            return bytes.Length > 0
                ? bytes
                : throw Refused("empty-file", file, "the file is empty (0 bytes)", "Fetch it again from its publisher");
        }
        catch (UnauthorizedAccessException)
        {
            throw Refused("file-not-readable", file, "the file may not be read by this user", "Give read permission (chmod +r) and load it again");
        }
        catch (IOException problem)
        {
            throw Refused("file-not-readable", file, "the file cannot be read: " + problem.Message, "Close other programs that use it and load it again");
        }
    }

    /// <summary>Whether the bytes begin as a zip file does, as every .xlsx file must.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Zip) || bytes.StartsWith(EmptyZip);

    /// <summary>Whether the bytes are a compound file: an .xls workbook, or an encrypted one.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith(CompoundFile);

    /// <summary>Whether a compound file wraps an encrypted workbook.</summary>
    public static bool IsEncryptedWorkbook(ReadOnlySpan<byte> bytes) =>
        IsCompoundFile(bytes) && bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>What the bytes seem to be, for a message: "an HTML page", "a PDF document" …</summary>
    public static string Describe(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2000)]);
        var text = start.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return IsZip(bytes) ? "a zip file or workbook"
            : IsEncryptedWorkbook(bytes) ? "an encrypted workbook"
            : IsCompoundFile(bytes) ? "an old Excel workbook (.xls)"
            : text.StartsWith("%PDF", StringComparison.Ordinal) ? "a PDF document"
            : text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "an HTML page"
            : text.StartsWith("<?xml", StringComparison.Ordinal) ? "an XML document"
            : text.StartsWith('{') || text.StartsWith("[{", StringComparison.Ordinal) ? "a JSON document"
            : start.StartsWith("\u00FF\u00FE", StringComparison.Ordinal) || start.StartsWith("\u00FE\u00FF", StringComparison.Ordinal) ? "UTF-16 text"
            : start.Any(c => c < ' ' && c is not ('\t' or '\r' or '\n')) ? "a binary file of an unknown kind"
            : text.Split('\n')[0].IndexOfAny([';', ',', '\t', '|']) >= 0 ? "a text file (CSV)"
            : "a text file";
    }

    internal static InputRefusedException Refused(
        string code, string file, string message, string remedy, string? found = null, string? expected = null, string? cell = null, string? sheet = null) =>
        new(new InputProblem
        {
            Code = code,
            File = file,
            Sheet = sheet,
            Cell = cell,
            Message = message,
            Found = found is { Length: > 80 } ? found[..80] : found,
            Expected = expected,
            Remedy = remedy + ".",
        });
}
