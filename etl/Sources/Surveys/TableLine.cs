using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>One line of a <see cref="TableSheet"/>; what is wrong with a cell goes to the problems and counts as empty.</summary>
internal readonly partial record struct TableLine(TableSheet Table, int Row)
{
    /// <summary>Letters that a label may have.</summary>
    public const int LongestLabel = 1000;

    private const int LongestCode = 60;

    /// <summary>A text without blanks around it, or null where the cell is empty.</summary>
    public string? Text(string column, int longest = LongestLabel)
    {
        var text = Table[Row, column]?.Text.Trim();
        if (text is null || text.Length <= longest)
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        Add(column, "too-long", FormattableString.Invariant($"the text has {text.Length} letters"), "Shorten it", text, FormattableString.Invariant($"at most {longest}"));
        return null;
    }

    /// <summary>A text that must be there; empty where it is not.</summary>
    public string Needed(string column, string what, int longest = LongestLabel)
    {
        // One problem a cell: what cannot be read is not missing too.
        var before = Table.Problems.Count;
        var text = Text(column, longest);
        if (text is null && Table.Problems.Count == before)
        {
            Add(column, "missing-value", $"{what} is missing", "Fill it in");
        }

        return text ?? "";
    }

    /// <summary>A code that must be there; empty where it is not.</summary>
    public string Code(string column, string what)
    {
        var code = Needed(column, what, LongestCode);
        if (code.Length == 0 || CodeShape().IsMatch(code))
        {
            return code;
        }

        Add(column, "not-a-code", $"{what} is no code", "Use other letters, and the same code wherever it is named", code, "letters, digits, _ . and - only");
        return "";
    }

    /// <summary>A label in three languages, all of which must be there.</summary>
    public Label Label(string prefix, string what) => new(
        Needed(prefix + "nl", $"{what} in Dutch"), Needed(prefix + "fr", $"{what} in French"), Needed(prefix + "en", $"{what} in English"));

    /// <summary>A label in three languages, or null where none is given; one alone is a problem.</summary>
    public Label? LabelOrNull(string prefix, string what)
    {
        var line = this;
        return new[] { "nl", "fr", "en" }.All(l => line.Table[line.Row, prefix + l] is null) ? null : Label(prefix, what);
    }

    /// <summary>One of some words; the first where the cell is empty and <paramref name="mayBeEmpty"/>, or holds none of them.</summary>
    public string Word(string column, string what, IReadOnlyList<string> words, bool mayBeEmpty = false)
    {
        var before = Table.Problems.Count;
        var word = Text(column);
        if (word is null ? mayBeEmpty || Table.Problems.Count > before : words.Contains(word))
        {
            return word ?? words[0];
        }

        Add(
            column, "unknown-word", $"{what} is {(word is null ? "missing" : "none that is known")}",
            (word is null ? "" : Spelling.Suggestion(word, words)) + "Use one of those words", word, string.Join(", ", words.Where(w => w.Length > 0)));
        return words[0];
    }

    /// <summary>A number with the decimals that its cell shows, or null where it is empty.</summary>
    public (decimal Value, int Decimals)? Number(string column, string what)
    {
        if (Table[Row, column] is not { } cell)
        {
            return null;
        }

        if (cell.Number is { } number)
        {
            return (number, cell.Decimals ?? 0);
        }

        // In a text file everything is text; decimals stand after a point.
        if (Table.Name is null && decimal.TryParse(cell.Text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var written))
        {
            return (written, written.Scale);
        }

        var asText = decimal.TryParse(cell.Text.Trim().Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        Add(
            column, asText ? "number-as-text" : "not-a-number", asText ? $"{what} is text that looks like a number" : $"{what} is no number",
            asText ? "Make it a number: clear the text format of the cell and enter it again" : "Enter the number, or leave the cell empty where none is printed",
            cell.Text, "a number");
        return null;
    }

    /// <summary>A whole number of at least a bound, or null where the cell is empty.</summary>
    public int? Whole(string column, string what, int least = 0)
    {
        if (Number(column, what) is not var (value, _))
        {
            return null;
        }

        if (value == Math.Floor(value) && value >= least && value <= int.MaxValue)
        {
            return (int)value;
        }

        Add(
            column, "not-a-count", $"{what} is no whole number of at least {least.ToString(CultureInfo.InvariantCulture)}", "Correct the number",
            value.ToString(CultureInfo.InvariantCulture), "a whole number");
        return null;
    }

    /// <summary>A rule, or null where the cell is empty.</summary>
    public Route? Rule(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (Route.TryParse(text, out var rule, out var problem))
        {
            return rule;
        }

        Add(column, "not-a-rule", $"the rule cannot be read: {problem}", "Write it so, or say it in words in the columns base_nl, base_fr and base_en", text);
        return null;
    }

    /// <summary>Says what is wrong with a cell of this line.</summary>
    public void Add(string column, string code, string message, string remedy, string? found = null, string? expected = null) =>
        Table.Problems.Add(code, message, remedy, Table.Name, Table.At(Row, column).ToString(), found, expected);

    /// <summary>The place of a cell of this line, for a message.</summary>
    public string Place(string column) => Table.At(Row, column).ToString();

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}
