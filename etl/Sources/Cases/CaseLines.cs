using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>What lines of several sheets of a case workbook have in common.</summary>
internal static class CaseLines
{
    /// <summary>Letters that the list of source lines may have.</summary>
    private const int LongestSource = 200;

    /// <summary>Where a line's cell stands, with the lines of the report that it names.</summary>
    public static CasePlace PlaceOf(this TableLine line, string column) =>
        new(line.Table.Name, line.Row, line.Table.At(line.Row, column).Column, line.Text("source", LongestSource));

    /// <summary>The case that a line is about, or null where there is no such case.</summary>
    public static string? Case(this TableLine line, IReadOnlyList<StudyCase> cases)
    {
        var code = line.Needed("case", "the case");
        if (code.Length == 0 || cases.Any(c => c.Code == code))
        {
            return code.Length == 0 ? null : code;
        }

        line.Add("case", "unknown-case", "there is no such case", Spelling.Suggestion(code, cases.Select(c => c.Code)) + "Correct the code, or add the case to the sheet 'cases'", code);
        return null;
    }

    /// <summary>The code that a cell stands for in a code list, or null where it stands for none.</summary>
    public static string? Member(this TableLine line, string column, string list, CodeListCatalog codes)
    {
        var text = line.Needed(column, $"the {column}");
        if (text.Length == 0)
        {
            return null;
        }

        if (codes.TryResolve(list, text, out var code))
        {
            return code;
        }

        var near = codes.Suggest(list, text, 1);
        line.Add(
            column, "unknown-member", $"there is no such {list.Replace('_', ' ')}", (near.Count == 0 ? "" : $"Did you mean '{near[0]}'? ") + $"Correct it, or add it to {list}.csv", text,
            $"a member of {list}.csv");
        return null;
    }

    /// <summary>Tells of lines that say the same thing twice.</summary>
    /// <param name="known">What was said before, with its place.</param>
    /// <param name="line">The line.</param>
    /// <param name="column">Where it says it.</param>
    /// <param name="what">What it says, as a key.</param>
    /// <returns>Whether it was not said before.</returns>
    public static bool IsNew(Dictionary<string, string> known, TableLine line, string column, params IEnumerable<string?> what)
    {
        var key = string.Join('\u001F', what);
        if (known.TryAdd(key, line.Table.At(line.Row, column).ToString()))
        {
            return true;
        }

        line.Add(column, "line-twice", $"the same stands already in {known[key]}", "Delete one of the two lines", string.Join(", ", key.Split('\u001F').Where(w => w.Length > 0)));
        return false;
    }
}
