using System.Globalization;
using ReIntegrationBI.Reports.Rendering.Extract;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Names and texts as Excel accepts them.</summary>
internal static class Names
{
    private const int SheetLimit = 31;
    private const int HeaderLimit = 255;
    private const int CellLimit = 32767;

    /// <summary>Text of a cell: without characters that XML forbids, and not longer than a cell may be.</summary>
    public static string Text(string text) => Cut(HarmlessText.Clean(text), CellLimit);

    /// <summary>A sheet name that is free, made from the wanted one, and taken from now on.</summary>
    public static string Sheet(string wanted, ISet<string> taken)
    {
        var name = OneLine(new string([.. wanted.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? ' ' : c)])).Trim('\'', ' ');
        return Free(name.Length == 0 ? "-" : AtWord(name, SheetLimit), SheetLimit, " ", taken);
    }

    /// <summary>A table name that is free; the prefix keeps it from looking like a cell address.</summary>
    public static string Table(string wanted, ISet<string> taken) => Range("tbl", wanted, taken);

    /// <summary>A name for cells that is free; tables and ranges share their names.</summary>
    public static string Range(string kind, string wanted, ISet<string> taken) =>
        Free($"{kind}_" + new string([.. wanted.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]), HeaderLimit, "_", taken);

    /// <summary>The heading of a table's column; headings of one table differ.</summary>
    public static string Header(string wanted, ISet<string> taken)
    {
        var name = OneLine(wanted);
        return Free(name.Length == 0 ? "-" : name, HeaderLimit, " ", taken);
    }

    /// <summary>A set that sees no difference between capitals and small letters, as Excel.</summary>
    public static HashSet<string> Taken() => new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Letters of a column, 1 = A.</summary>
    public static string Column(int number)
    {
        var letters = "";
        for (; number > 0; number = (number - 1) / 26)
        {
            letters = (char)('A' + ((number - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>A sheet name in front of an address, quoted.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!";

    // Ends after a whole word where that leaves at least half of the room in use.
    private static string AtWord(string text, int limit)
    {
        var space = text.Length > limit ? text.LastIndexOf(' ', limit) : -1;
        return space > limit / 2 ? text[..space] : text;
    }

    private static string OneLine(string text) =>
        string.Join(' ', Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Free(string wanted, int limit, string between, ISet<string> taken)
    {
        var name = Cut(wanted, limit).TrimEnd('\'', ' ');
        for (var number = 2; !taken.Add(name); number++)
        {
            var tail = between + number.ToString(CultureInfo.InvariantCulture);
            name = Cut(wanted, limit - tail.Length).TrimEnd('\'', ' ') + tail;
        }

        return name;
    }

    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }
}
