using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The surveys of the warehouse, for the pages that show them.</summary>
/// <param name="installation">Where they are read.</param>
public sealed class SurveyLibrary(Installation installation)
{
    private static readonly string[] Measures = ["survey_pct", "survey_n", "survey_statistic", "survey_text_pct", "survey_text_n"];
    private static readonly string[] By = ["survey", "question", "row", "segment", "answer"];

    /// <summary>All surveys, newest fieldwork first.</summary>
    public IReadOnlyList<SurveyEntry> All() => installation.Pages.Memory.Get(
        "surveys", () => installation.Questionnaires.Surveys().Select(s => Find(s.Code)).OfType<SurveyEntry>().ToList());

    /// <summary>A survey, or null.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="question">The question whose published cells are wanted; null for all.</param>
    public SurveyEntry? Find(string code, string? question = null) =>
        installation.Pages.Memory.Get(QuestionKey.Of("survey", code, question), () => Entry(code, question));

    /// <summary>What the last run of the checks found wrong in published tables of surveys.</summary>
    public IReadOnlyList<CheckOffender> Errors() => installation.Pages.Memory.Get(
        "survey.errors",
        () => installation.Checks.Latest()
            .Where(o => o.Source == SurveySlices.Source && o.Outcome == CheckState.Failed)
            .SelectMany(o => o.Offenders)
            .ToList());

    /// <summary>Answers a crosstab.</summary>
    /// <exception cref="QueryException">It cannot be answered as asked.</exception>
    public CrosstabTable Ask(CrosstabQuery query) => installation.Crosstabs.Ask(query);

    private SurveyEntry? Entry(string code, string? question)
    {
        var respondents = installation.Pages.Memory.Get("respondents", installation.Crosstabs.Surveys);
        var questionnaire = installation.Pages.Questionnaire(code);
        return questionnaire is null || (question is not null && questionnaire.Find(question) is null)
            ? null
            : new SurveyEntry(questionnaire, Published(code, question), respondents.FirstOrDefault(r => r.Survey == code));
    }

    private IReadOnlyList<ResultRow> Published(string survey, string? question)
    {
        var where = new Dictionary<string, IReadOnlyList<string>> { ["survey"] = [survey] };
        if (question is not null)
        {
            where["question"] = [question];
        }

        return installation.Pages.Figures.Ask(new Query { Measures = Measures, By = By, Where = where, Editions = EditionChoice.Newest }).Rows;
    }
}
