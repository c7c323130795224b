using System.Globalization;
using System.Text.RegularExpressions;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads the sheet <c>survey</c>: one fact about the survey a line, as key and value.</summary>
internal sealed partial class SurveySheet
{
    private const string Name = "survey";

    private static readonly string[] Languages = ["nl", "fr", "en"];

    private static readonly string[] Needed =
    [
        "code", "title_nl", "title_fr", "title_en", "organiser", "fieldwork_from", "fieldwork_to", "population_nl", "population_fr", "population_en",
        "limits_nl", "limits_fr", "limits_en", "publication_code", "publication_title", "publication_publisher", "publication_kind",
        "publication_series", "publication_edition", "publication_language",
    ];

    private static readonly string[] Optional = ["respondents", "translated_by_us", "letters_level", "publication_url"];

    private readonly Dictionary<string, TableLine> _lines = new(StringComparer.Ordinal);
    private readonly InputProblems _problems;

    private SurveySheet(TableSheet table, InputProblems problems)
    {
        _problems = problems;
        foreach (var line in table.Lines())
        {
            var key = line.Needed("key", "the key");
            if (key.Length == 0)
            {
                continue;
            }

            if (!Needed.Contains(key) && !Optional.Contains(key))
            {
                line.Add(
                    "key", "unknown-key", "there is no such key", Spelling.Suggestion(key, Needed.Concat(Optional)) + "Correct it, or delete the line", key,
                    "one of " + string.Join(", ", Needed.Concat(Optional)));
            }
            else if (!_lines.TryAdd(key, line))
            {
                line.Add("key", "key-twice", $"the key stands already in {_lines[key].Place("key")}", "Delete one of the two lines", key);
            }
        }

        foreach (var key in Needed.Where(k => !_lines.TryGetValue(k, out var line) || line.Text("value") is null))
        {
            problems.Add(
                "missing-key", $"there is no value of '{key}'", "Add it", Name,
                _lines.TryGetValue(key, out var line) ? line.Place("value") : null, expected: $"a line with '{key}' and its value");
        }
    }

    /// <summary>Reads the sheet; null where it cannot be read, and then problems say why.</summary>
    public static AboutSurvey? Read(SourceDocument document, InputProblems problems)
    {
        if (TableSheet.Open(document, Name, ["key", "value"], problems) is not { } table)
        {
            return null;
        }

        var sheet = new SurveySheet(table, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var about = new AboutSurvey(sheet.Survey(), sheet.Publication());
        sheet.CheckNameOf(document.File, about.Survey.Code);
        return problems.Count == 0 ? about : null;
    }

    private Survey Survey()
    {
        var survey = new Survey
        {
            Code = _lines["code"].Code("value", "the code of the survey"),
            Title = LabelOf("title"),
            Organiser = Text("organiser", 300),
            FirstDay = Day("fieldwork_from"),
            LastDay = Day("fieldwork_to"),
            Respondents = _lines.TryGetValue("respondents", out var line) ? line.Whole("value", "the number of respondents", least: 1) : null,
            Population = LabelOf("population"),
            Limits = LabelOf("limits"),
            TranslatedByUs = Translated(),
            LettersLevel = Level(),
        };
        if (survey.LastDay < survey.FirstDay)
        {
            _lines["fieldwork_to"].Add(
                "value", "days-in-wrong-order", "the fieldwork ends before it begins", "Correct one of the two days", _lines["fieldwork_to"].Text("value"),
                $"{_lines["fieldwork_from"].Text("value")} or later");
        }

        return survey;
    }

    private Publication Publication() => new(
        Text("publication_code", 120),
        Text("publication_title", 300),
        Text("publication_publisher", 150),
        _lines["publication_kind"].Word("value", "the kind of publication", ["research", "official", "press", "second_hand"]),
        Text("publication_series", 120),
        Edition(),
        _lines["publication_language"].Word("value", "the language", Languages),
        _lines.TryGetValue("publication_url", out var url) ? url.Text("value", 500) : null);

    private string Text(string key, int longest) => _lines[key].Needed("value", key, longest);

    private Label LabelOf(string key) => new(Text(key + "_nl", TableLine.LongestLabel), Text(key + "_fr", TableLine.LongestLabel), Text(key + "_en", TableLine.LongestLabel));

    private DateOnly Day(string key)
    {
        var text = Text(key, 20);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        _lines[key].Add("value", "not-a-day", "this is no day", "Enter it as year, month and day", text, "yyyy-MM-dd");
        return day;
    }

    private string Edition()
    {
        var text = Text("publication_edition", 10);
        if (text.Length > 0 && !EditionShape().IsMatch(text))
        {
            _lines["publication_edition"].Add("value", "not-an-edition", "the edition cannot be sorted", "Enter year, month or day", text, "2024, 2024-10 or 2024-10-31");
        }

        return text;
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

    private decimal? Level()
    {
        if (!_lines.TryGetValue("letters_level", out var line) || line.Number("value", "the level of the letters") is not var (level, _))
        {
            return null;
        }

        if (level is <= 0 or >= 0.5m)
        {
            line.Add("value", "not-a-level", "this is no level of significance", "Enter it as a share of 1", level.ToString(CultureInfo.InvariantCulture), "a number such as 0.05");
        }

        return level;
    }

    /// <summary>A copied workbook that kept the code of its model would replace that survey.</summary>
    private void CheckNameOf(string file, string code)
    {
        if (file.EndsWith(SurveyWorkbookSource.Ending, StringComparison.OrdinalIgnoreCase)
            && !file.Equals(code + SurveyWorkbookSource.Ending, StringComparison.OrdinalIgnoreCase))
        {
            _lines["code"].Add(
                "value", "another-survey", "the code is not the one in the name of the file", "Correct the code, or rename the file", code,
                file[..^SurveyWorkbookSource.Ending.Length]);
        }
    }

    [GeneratedRegex("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EditionShape();
}
