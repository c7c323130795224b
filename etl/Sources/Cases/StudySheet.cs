using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Etl.Sources.Surveys;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Sources.Cases;

/// <summary>Reads the sheet <c>study</c>: one fact about the study a line, as key and value.</summary>
internal sealed class StudySheet
{
    private const string Name = "study";
    private const int FirstYear = 1950;
    private const int LastYear = 2100;

    private static readonly string[] Languages = ["nl", "fr", "en"];
    private static readonly string[] Needed = ["code", "title_nl", "title_fr", "title_en", "organiser", "year", "limits_nl", "limits_fr", "limits_en"];
    private static readonly string[] Optional = ["translated_by_us", "publication"];

    private readonly Dictionary<string, TableLine> _lines = new(StringComparer.Ordinal);

    private StudySheet(TableSheet table, InputProblems problems)
    {
        foreach (var line in table.Lines())
        {
            var key = line.Needed("key", "the key");
            if (key.Length > 0 && !Needed.Contains(key) && !Optional.Contains(key))
            {
                line.Add(
                    "key", "unknown-key", "there is no such key", Spelling.Suggestion(key, Needed.Concat(Optional)) + "Correct it, or delete the line", key,
                    "one of " + string.Join(", ", Needed.Concat(Optional)));
            }
            else if (key.Length > 0 && !_lines.TryAdd(key, line))
            {
                line.Add("key", "key-twice", $"the key stands already in {_lines[key].Place("key")}", "Delete one of the two lines", key);
            }
        }

        foreach (var key in Needed.Where(k => !_lines.TryGetValue(k, out var line) || line.Text("value") is null))
        {
            problems.Add(
                "missing-key", $"there is no value of '{key}'", "Add it", Name, _lines.TryGetValue(key, out var line) ? line.Place("value") : null,
                expected: $"a line with '{key}' and its value");
        }
    }

    /// <summary>Reads the sheet; null where it cannot be read, and then problems say why.</summary>
    public static (StudyDescription Study, Publication? Publication)? Read(SourceDocument document, CodeListCatalog codes, InputProblems problems)
    {
        if (TableSheet.Open(document, Name, ["key", "value"], problems) is not { } table)
        {
            return null;
        }

        var sheet = new StudySheet(table, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var study = sheet.Study();
        var publication = sheet.Publication(codes);
        sheet.CheckNameOf(document.File, study.Code);
        return problems.Count == 0 ? (study, publication) : null;
    }

    private StudyDescription Study() => new()
    {
        Code = _lines["code"].Code("value", "the code of the study"),
        Title = LabelOf("title"),
        Organiser = Text("organiser", 300),
        Year = Year(),
        Limits = LabelOf("limits"),
        TranslatedByUs = Translated(),
    };

    private string Text(string key, int longest) => _lines[key].Needed("value", key, longest);

    private Label LabelOf(string key) =>
        new(Text(key + "_nl", TableLine.LongestLabel), Text(key + "_fr", TableLine.LongestLabel), Text(key + "_en", TableLine.LongestLabel));

    private int Year()
    {
        var year = _lines["year"].Whole("value", "the year of the study") ?? 0;
        if (year is < FirstYear or > LastYear)
        {
            _lines["year"].Add("value", "not-a-year", "this is no year", "Enter the year in which the study was published", _lines["year"].Text("value"), $"{FirstYear} to {LastYear}");
        }

        return year;
    }

    private string Translated()
    {
        if (!_lines.TryGetValue("translated_by_us", out var line) || line.Text("value") is not { } text)
        {
            return "";
        }

        var languages = text.Split(',', StringSplitOptions.TrimEntries);
        if (languages.Any(l => !Languages.Contains(l)) || languages.Distinct().Count() < languages.Length)
        {
            line.Add("value", "not-a-language", "these are no languages", "Name those that are translations, with commas", text, "such as fr,en");
        }

        return string.Join(',', languages);
    }

    private Publication? Publication(CodeListCatalog codes)
    {
        if (!_lines.TryGetValue("publication", out var line) || line.Text("value") is not { } text)
        {
            return null;
        }

        if (codes.TryResolve("publication", text, out var code))
        {
            return codes.Publications[code];
        }

        line.Add(
            "value", "unknown-publication", "there is no such publication", Spelling.Suggestion(text, codes.Publications.Keys) + "Correct the code, add it to publication.csv, or leave the cell empty for a study that was not published",
            text);
        return null;
    }

    /// <summary>A copied workbook that kept the code of its model would replace that study.</summary>
    private void CheckNameOf(string file, string code)
    {
        if (file.EndsWith(CaseWorkbookSource.Ending, StringComparison.OrdinalIgnoreCase) && !file.Equals(code + CaseWorkbookSource.Ending, StringComparison.OrdinalIgnoreCase))
        {
            _lines["code"].Add(
                "value", "another-study", "the code is not the one in the name of the file", "Correct the code, or rename the file", code,
                file[..^CaseWorkbookSource.Ending.Length]);
        }
    }
}
