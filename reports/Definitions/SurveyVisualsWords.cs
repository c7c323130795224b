using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Says in words of a survey what it holds as codes: who was asked a question, what the checks found.</summary>
/// <param name="questionnaire">The survey.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class SurveyVisualsWords(Questionnaire questionnaire, string language)
{
    private readonly FixedTexts _texts = FixedTexts.For(language);

    /// <summary>Who was asked: the base in words of the publisher, and the rule over other answers; null for everybody.</summary>
    public string? Asked(Question question)
    {
        string?[] said = [question.BaseInWords?.In(language), question.AskedWhen is { } route ? Of(route) : null];
        var parts = said.Where(s => !string.IsNullOrEmpty(s)).ToList();
        return parts.Count == 0 ? null : Sentence.Capital(parts.Count == 1 ? parts[0]! : _texts.Fill("survey.asked_route", parts[0], parts[1]));
    }

    /// <summary>A rule over answers: <c>those who answered “yes” to “guided”</c>.</summary>
    public string Of(Route route) => _texts.Fill("survey.route", string.Join($" {_texts["survey.and"]} ", route.Conditions.Select(Of)));

    /// <summary>What the checks found wrong in the published tables, as the publisher's.</summary>
    /// <param name="found">Offenders of checks of surveys; those of other surveys are passed over.</param>
    /// <param name="question">Code of the question they are about; null for all.</param>
    public IReadOnlyList<string> PublishersErrors(IEnumerable<CheckOffender> found, string? question = null)
    {
        var path = SurveyPath.Of(questionnaire.Survey.Code, question ?? "");
        var mine = found.Where(o => question is null
            ? o.What.StartsWith(path, StringComparison.Ordinal)
            : o.What == path || o.What.StartsWith(path + "/", StringComparison.Ordinal) || o.What.StartsWith(path + " ", StringComparison.Ordinal)).ToList();
        var notes = new SurveyNotes(code => code == questionnaire.Survey.Code ? questionnaire : null, _texts, language);
        return notes.PublishersErrors(
            new CheckSummary(0, 0, [new CheckFinding("", mine.Count, mine.Count) { InSurveys = mine }]), null).Distinct().ToList();
    }

    private string Of(RouteCondition condition)
    {
        var question = questionnaire.Find(condition.Question);
        var answers = condition.Answers.Select(code => _texts.Fill(
            "survey.quoted", question?.Answers.FirstOrDefault(a => a.Code == code)?.Label.In(language) ?? code)).ToList();
        var either = answers.Count == 1 ? answers[0] : string.Join(", ", answers.SkipLast(1)) + $" {_texts["survey.or"]} " + answers[^1];
        return _texts.Fill(
            condition.IsNot ? "survey.route_not" : "survey.route_is",
            _texts.Fill("survey.quoted", question?.Label.In(language) ?? condition.Question),
            either);
    }
}
