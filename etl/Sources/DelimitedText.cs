using System.Text;
using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Etl.Sources;

/// <summary>Reads UTF-8 text with commas or semicolons, whichever its first line has more of.</summary>
internal static class DelimitedText
{
    /// <summary>Reads a file as one sheet.</summary>
    /// <exception cref="Warehouse.Loading.InputRefusedException">It is no such text.</exception>
    public static Sheet Read(string path, string file)
    {
        var bytes = FileBytes.Read(path, WorkbookFormat.DefaultUnpackedLimit);
        return CsvFormat.Read(file, bytes, CsvFormat.Utf8, Delimiter(bytes)).Sheets[0];
    }

    /// <summary>The delimiter of a text, by its first line.</summary>
    public static char Delimiter(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var header = Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        var unquoted = string.Concat(header.Split('"').Where((_, i) => i % 2 == 0));
        return unquoted.Count(c => c == ';') > unquoted.Count(c => c == ',') ? ';' : ',';
    }
}
