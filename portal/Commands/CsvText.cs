namespace ReIntegrationBI.Portal.Commands;

/// <summary>Lines of comma-separated values as RFC 4180 quotes them, ended by LF.</summary>
public static class CsvText
{
    /// <summary>Writes one line.</summary>
    public static void Write(TextWriter writer, IEnumerable<string?> cells)
    {
        writer.Write(string.Join(',', cells.Select(Quote)));
        writer.Write('\n');
    }

    private static string Quote(string? cell) =>
        cell is null ? "" : cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
