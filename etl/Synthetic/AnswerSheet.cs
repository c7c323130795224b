using System.Globalization;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>What everybody answered, and of whom each question has its base.</summary>
internal sealed class AnswerSheet(Questionnaire questionnaire, int respondents)
{
    private static readonly IReadOnlyList<string> Nothing = [];
    private readonly Dictionary<(string Question, string Row), IReadOnlyList<string>?[]> _given = [];
    private readonly Dictionary<(string Question, string Row), int> _bases = [];

    public int Respondents => respondents;

    /// <summary>Opens a question for those who are in its base.</summary>
    public void Open(string question, string row, IReadOnlyCollection<int> members)
    {
        var given = new IReadOnlyList<string>?[respondents];
        foreach (var member in members)
        {
            given[member] = Nothing;
        }

        _given[(question, row)] = given;
        _bases[(question, row)] = members.Count;
    }

    /// <summary>Gives an answer; of a ranking, the next rank.</summary>
    public void Give(string question, string row, int respondent, string answer) =>
        _given[(question, row)][respondent] = [.. _given[(question, row)][respondent]!, answer];

    /// <summary>The answers to a question as it was put; null where it was not.</summary>
    public IReadOnlyList<string>? At(string question, string row, int respondent) =>
        _given.TryGetValue((question, row), out var given) ? given[respondent] : null;

    /// <summary>The answers to a question, derived ones included.</summary>
    public IReadOnlyCollection<string> AnswersOf(int respondent, string question)
    {
        if (questionnaire.Find(question) is not { IsDerived: true } derived)
        {
            return At(question, QuestionRow.Only.Code, respondent) ?? Nothing;
        }

        return IsAsked(respondent, derived)
            ? derived.Answers.Where(a => a.DerivedWhen?.Holds(q => AnswersOf(respondent, q)) == true).Select(a => a.Code).ToList()
            : Nothing;
    }

    /// <summary>Whether a question is put to someone.</summary>
    public bool IsAsked(int respondent, Question question) => question.AskedWhen?.Holds(q => AnswersOf(respondent, q)) ?? true;

    /// <summary>How many are in the base of a question.</summary>
    public int BaseOf(Question question, string row) =>
        _bases.TryGetValue((question.Code, row), out var known) ? known
        : Enumerable.Range(0, respondents).Count(r => IsAsked(r, question));

    /// <summary>How many gave an answer; of a ranking, at a rank from 1, or at any.</summary>
    public int Count(Question question, string row, string answer, int? rank = null) =>
        Enumerable.Range(0, respondents).Count(r =>
        {
            if (question.Answers.FirstOrDefault(a => a.Code == answer) is { Role: AnswerRole.Group, DerivedWhen: { } sum })
            {
                return sum.Holds(q => AnswersOf(r, q));
            }

            var given = question.IsDerived ? AnswersOf(r, question.Code).ToList() : At(question.Code, row, r) ?? Nothing;
            return rank is { } place ? given.Count >= place && given[place - 1] == answer : given.Contains(answer);
        });

    /// <summary>The numbers that were given.</summary>
    public IReadOnlyList<int> Numbers(string question) =>
        Enumerable.Range(0, respondents)
            .SelectMany(r => At(question, QuestionRow.Only.Code, r) ?? Nothing)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
}
