using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A survey as the portal shows it.</summary>
/// <param name="Questionnaire">What was asked, of whom.</param>
/// <param name="Published">Cells of the published tables, of all measures; empty where none were loaded.</param>
/// <param name="Respondents">The respondents that the warehouse holds, or null.</param>
public sealed record SurveyEntry(Questionnaire Questionnaire, IReadOnlyList<ResultRow> Published, RespondentSet? Respondents)
{
    /// <summary>The survey.</summary>
    public Survey Survey => Questionnaire.Survey;

    /// <summary>The files that the published tables were read from, one address a load.</summary>
    public IReadOnlyList<CellAddress> Sources => Published.SelectMany(r => r.Cell.Addresses).DistinctBy(a => (a.LoadKey, a.Publication)).ToList();

    /// <summary>The published cells of a question.</summary>
    public IReadOnlyList<ResultRow> Of(Question question) => Published.Where(r => r["question"].Code == question.Code).ToList();
}
