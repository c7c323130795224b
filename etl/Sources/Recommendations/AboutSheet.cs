using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Recommendations;

/// <summary>What a sheet of keys and values says of a study: code, title, publication.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title in three languages.</param>
/// <param name="Publication">The publication, of the list <c>publication</c>.</param>
internal sealed record AboutSheet(string Code, Label Title, Publication Publication)
{
    private static readonly string[] Keys = ["code", "title_nl", "title_fr", "title_en", "publication"];

    /// <summary>Reads the sheet; null where anything of it is wrong, and then problems say what.</summary>
    /// <param name="document">The workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="ending">How the name of the file ends; before it must stand the code.</param>
    /// <param name="codes">The code lists.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public static AboutSheet? Read(SourceDocument document, string sheet, string ending, CodeListCatalog codes, InputProblems problems)
    {
        if (TableSheet.Open(document, sheet, ["key", "value"], problems) is not { } table)
        {
            return null;
        }

        var lines = QuestionnaireBuilder.Once(table.Lines(), l => l.Code("key", "the key"), "key").ToDictionary(l => l.Code, l => l.Line);
        foreach (var (key, line) in lines.Where(l => !Keys.Contains(l.Key)))
        {
            line.Add("key", "unknown-key", "there is no such key", Spelling.Suggestion(key, Keys) + "Correct it, or delete the line", key, "one of " + string.Join(", ", Keys));
        }

        foreach (var key in Keys.Where(k => !lines.ContainsKey(k)))
        {
            problems.Add("missing-key", $"there is no value of '{key}'", "Add it", sheet, expected: $"a line with '{key}' and its value");
        }

        if (problems.Count > 0)
        {
            return null;
        }

        var code = lines["code"].Code("value", "the code");
        var title = new Label(Value("title_nl"), Value("title_fr"), Value("title_en"));
        var publication = PublicationOf(lines["publication"], codes);
        // A copied workbook that kept the code of its model would replace that study.
        if (code.Length > 0 && document.File.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && !document.File.Equals(code + ending, StringComparison.OrdinalIgnoreCase))
        {
            lines["code"].Add(
                "value", "another-study", "the code is not the one in the name of the file", "Correct the code, or rename the file", code,
                document.File[..^ending.Length]);
        }

        return problems.Count == 0 ? new AboutSheet(code, title, publication!) : null;

        string Value(string key) => lines[key].Needed("value", key);
    }

    private static Publication? PublicationOf(TableLine line, CodeListCatalog codes)
    {
        var text = line.Needed("value", "the publication");
        if (text.Length == 0 || codes.Publications.TryGetValue(text, out var publication))
        {
            return text.Length == 0 ? null : codes.Publications[text];
        }

        line.Add(
            "value", "unknown-publication", "there is no such publication",
            Spelling.Suggestion(text, codes.Publications.Keys) + "Use a code of publication.csv, or add the publication there", text, "a code of publication.csv");
        return publication;
    }
}
