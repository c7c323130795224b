using System.Globalization;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Rows as aligned plain text; numbers to the right. A cell that is too long is cut with an ellipsis.</summary>
/// <param name="columns">Headings; one that ends with <c>&gt;</c> is aligned to the right.</param>
/// <param name="widest">Characters a column may take at most.</param>
public sealed class TextTable(IReadOnlyList<string> columns, int widest = 60)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; null is an empty cell.</summary>
    public void Add(params IEnumerable<string?> cells) => _rows.Add(cells.Select(c => Fold(c ?? "")).ToArray());

    /// <summary>Writes headings, a rule and the rows.</summary>
    public void Write(TextWriter writer)
    {
        var heads = columns.Select(c => c.TrimEnd('>')).ToArray();
        var right = columns.Select(c => c.EndsWith('>')).ToArray();
        var widths = heads.Select((h, i) => Math.Min(widest, _rows.Select(r => Width(r[i])).Append(Width(h)).Max())).ToArray();
        Line(heads);
        writer.WriteLine(string.Join("  ", widths.Select(w => new string('-', w))));
        _rows.ForEach(Line);

        void Line(string[] cells) =>
            writer.WriteLine(string.Join("  ", cells.Select((c, i) => Pad(Cut(c, widths[i]), widths[i], right[i]))).TrimEnd());
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static string Cut(string text, int width) =>
        Width(text) <= width ? text : new StringInfo(text).SubstringByTextElements(0, width - 1) + "…";

    private static string Pad(string text, int width, bool right)
    {
        var blanks = new string(' ', Math.Max(0, width - Width(text)));
        return right ? blanks + text : text + blanks;
    }
}
