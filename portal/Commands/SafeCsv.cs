namespace ReIntegrationBI.Portal.Commands;

/// <summary>Text for a CSV file that somebody opens in a spreadsheet: what would be taken for a formula is made text.</summary>
public static class SafeCsv
{
    /// <summary>The text, with an apostrophe before it where a spreadsheet would take it for a formula.</summary>
    public static string? Text(string? text) => text is { Length: > 0 } && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
