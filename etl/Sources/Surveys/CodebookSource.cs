using System.Globalization;
using ReIntegrationBI.Etl.Formats;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Reads codebooks: a questionnaire as delimited text, one line a thing. The format is described in docs/data-formats/survey-respondents.md.</summary>
public static class CodebookSource
{
    /// <summary>How the names of such files end; before it stands the code of the survey.</summary>
    public const string Ending = ".codebook.csv";

    private static readonly string[] Whats = ["survey", "question", "row", "answer"];
    private static readonly string[] Labels = ["title", "population", "limits"];
    private static readonly string[] Values = ["organiser", "fieldwork_from", "fieldwork_to"];
    private static readonly string[] MayBeLeftOut = ["respondents", "translated_by_us"];

    /// <summary>Reads a codebook.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="survey">Code of the survey; null to take it from the name of the file.</param>
    /// <exception cref="InputRefusedException">Anything of it is wrong.</exception>
    public static QuestionnaireContent Read(string path, string file, string? survey = null)
    {
        var problems = new InputProblems(file);
        var code = SurveyCode.Of(file, survey, problems);
        var sheet = DelimitedText.Read(path, file);
        var table = TableSheet.Open(
            sheet, ["what", "question", "code", "value", "rule", "nl", "fr", "en"],
            ["number", "audience", "base_n", "base_nl", "base_fr", "base_en", "note"], problems);
        problems.Throw();

        var lines = table!.Lines().ToLookup(l => l.Word("what", "the kind of line", Whats));
        foreach (var line in lines["question"].Where(l => l.Text("question") is not null))
        {
            line.Add("question", "question-of-a-question", "a question's own code stands in the column 'code'", "Move it there", line.Text("question"), "an empty cell");
        }

        var about = About(code, lines["survey"].ToList(), problems);
        Segment total = new(Segment.Total, new Label("Totaal", "Total", "Total"), 1);
        var questionnaire = new QuestionnaireBuilder(QuestionnaireColumns.Codebook, problems)
            .Build(about, [total], lines["question"], lines["row"], lines["answer"]);
        if (questionnaire.Questions.Count == 0)
        {
            problems.Add("no-questions", "there is no question", "List the questions, one a line", expected: "lines whose 'what' is question");
        }

        problems.Throw();
        return new QuestionnaireContent(questionnaire, []);
    }

    private static Survey About(string code, List<TableLine> lines, InputProblems problems)
    {
        var known = Labels.Concat(Values).Concat(MayBeLeftOut).ToList();
        var byKey = QuestionnaireBuilder.Once(lines, l => l.Code("code", "the key"), "key").ToDictionary(l => l.Code, l => l.Line);
        foreach (var (key, line) in byKey.Where(l => !known.Contains(l.Key)))
        {
            line.Add("code", "unknown-key", "there is no such key", Spelling.Suggestion(key, known) + "Correct it, or delete the line", key, "one of " + string.Join(", ", known));
        }

        foreach (var key in Labels.Concat(Values).Where(k => !byKey.ContainsKey(k)))
        {
            problems.Add("missing-key", $"nothing says the '{key}' of the survey", "Add the line", expected: $"a line whose 'what' is survey and whose 'code' is {key}");
        }

        var (first, last) = (Day("fieldwork_from"), Day("fieldwork_to"));
        if (last < first && byKey.ContainsKey("fieldwork_to"))
        {
            byKey["fieldwork_to"].Add("value", "days-in-wrong-order", "the fieldwork ends before it begins", "Correct one of the two days", byKey["fieldwork_to"].Text("value"));
        }

        return new Survey
        {
            Code = code,
            Title = LabelOf("title"),
            Organiser = byKey.TryGetValue("organiser", out var organiser) ? organiser.Needed("value", "the organiser", 300) : "",
            FirstDay = first,
            LastDay = last,
            Respondents = byKey.TryGetValue("respondents", out var respondents) ? respondents.Whole("value", "the number of respondents", least: 1) : null,
            Population = LabelOf("population"),
            Limits = LabelOf("limits"),
            TranslatedByUs = byKey.TryGetValue("translated_by_us", out var translated) ? translated.Text("value", 10) ?? "" : "",
        };

        Label LabelOf(string key) => byKey.TryGetValue(key, out var line) ? line.Label("", key) : new Label("", "", "");

        DateOnly Day(string key)
        {
            if (!byKey.TryGetValue(key, out var line))
            {
                return default;
            }

            var text = line.Needed("value", key, 20);
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                line.Add("value", "not-a-day", "this is no day", "Enter it as year, month and day", text, "yyyy-MM-dd");
            }

            return day;
        }
    }
}
