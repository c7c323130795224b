using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>In which order the questions of a survey can be answered, and which rules are groups of answers to a single question.</summary>
internal sealed class SurveyPlan
{
    /// <summary>The audience of a distribution that a study prints beside its own answers; nobody was asked it.</summary>
    public const string Reference = "reference";

    private readonly Questionnaire _questionnaire;

    public SurveyPlan(Questionnaire questionnaire)
    {
        _questionnaire = questionnaire;
        var inSurvey = questionnaire.Questions.Where(q => q.Audience != Reference).ToList();
        Derived = inSurvey.Where(q => q.IsDerived).ToList();
        Answered = inSurvey.Where(q => !q.IsDerived).ToList();
        var ordered = new List<Question>();
        var under = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in Answered)
        {
            Place(question, ordered, under);
        }

        InOrder = ordered.Where(q => !q.IsDerived).ToList();
    }

    /// <summary>The questions that respondents answer themselves, in the order of the questionnaire.</summary>
    public IReadOnlyList<Question> Answered { get; }

    /// <summary>The same, each after those that decide whether it is asked.</summary>
    public IReadOnlyList<Question> InOrder { get; }

    /// <summary>The questions that are made of answers to others.</summary>
    public IReadOnlyList<Question> Derived { get; }

    /// <summary>Whether an answer can be given; statistics and sums of answers cannot.</summary>
    public static bool IsGiven(Answer answer) => answer.Role is AnswerRole.Category or AnswerRole.None;

    /// <summary>The answers to one question that a rule comes down to, or null where it rests on several questions.</summary>
    public AnswerGroup? Group(Route route)
    {
        var groups = new List<AnswerGroup>();
        foreach (var condition in route.Conditions)
        {
            if (Group(condition) is not { } next)
            {
                return null;
            }

            var same = groups.FindIndex(g => g.Question == next.Question);
            if (same < 0)
            {
                groups.Add(next);
            }
            else
            {
                groups[same] = new AnswerGroup(next.Question, [.. groups[same].Answers.Intersect(next.Answers)]);
            }
        }

        var needed = groups.Where(g => !groups.Exists(other => other != g && Implies(other.Question, g))).ToList();
        return needed.Count == 1 ? needed[0] : null;
    }

    private AnswerGroup? Group(RouteCondition condition)
    {
        if (_questionnaire.Find(condition.Question) is not { } question)
        {
            return null;
        }

        var answers = question.Answers.Where(a => IsGiven(a) && condition.Answers.Contains(a.Code) != condition.IsNot).ToList();
        if (!question.IsDerived)
        {
            return new AnswerGroup(question.Code, [.. answers.Select(a => a.Code)]);
        }

        var parts = answers.Select(a => a.DerivedWhen is { } rule ? Group(rule) : null).ToList();
        return parts.Count > 0 && parts.TrueForAll(p => p is not null && p.Question == parts[0]!.Question)
            ? new AnswerGroup(parts[0]!.Question, [.. parts.SelectMany(p => p!.Answers)])
            : null;
    }

    /// <summary>Whether only those who meet a condition are asked a question.</summary>
    private bool Implies(string question, AnswerGroup condition) =>
        _questionnaire.Find(question)?.AskedWhen is { } rule
        && rule.Conditions.Select(Group).Any(
            g => g is not null && ((g.Question == condition.Question && g.Answers.IsSubsetOf(condition.Answers)) || Implies(g.Question, condition)));

    private void Place(Question question, List<Question> ordered, HashSet<string> under)
    {
        if (ordered.Contains(question))
        {
            return;
        }

        if (!under.Add(question.Code))
        {
            throw new SyntheticException(
                $"Question {question.Code} of {_questionnaire.Survey.Code} is asked after answers that depend on itself. Correct the rules of the questionnaire and load it again.");
        }

        Route?[] rules = [question.AskedWhen, .. question.Answers.Where(_ => question.IsDerived).Select(a => a.DerivedWhen)];
        foreach (var before in rules.OfType<Route>().SelectMany(r => r.Conditions).Select(c => _questionnaire.Find(c.Question)).OfType<Question>())
        {
            Place(before, ordered, under);
        }

        ordered.Add(question);
    }
}
