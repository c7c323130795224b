using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Checks that rules name questions and answers that there are, and do not go in a circle.</summary>
internal sealed class RuleCheck(Questionnaire questionnaire)
{
    private readonly Dictionary<string, Question> _questions = questionnaire.Questions.ToDictionary(q => q.Code);

    /// <summary>Checks one rule of a question.</summary>
    public void Check(string question, Route? rule, TableLine line, string column, bool mayNameItself = false)
    {
        foreach (var condition in rule?.Conditions ?? [])
        {
            if (!_questions.TryGetValue(condition.Question, out var other))
            {
                line.Add(
                    column, "unknown-question", $"the rule names a question '{condition.Question}' that there is not",
                    Spelling.Suggestion(condition.Question, _questions.Keys) + "Correct the rule", rule!.ToString(), "codes of questions of this survey");
                continue;
            }

            if (other.Code == question && !mayNameItself)
            {
                line.Add(column, "rule-on-itself", $"the rule of '{question}' names '{question}' itself", "Name the question before it", rule!.ToString());
            }

            foreach (var answer in condition.Answers.Where(a => other.Answers.All(o => o.Code != a)))
            {
                line.Add(
                    column, "unknown-answer", $"the rule names an answer '{answer}' that '{other.Code}' does not have",
                    Spelling.Suggestion(answer, other.Answers.Select(a => a.Code)) + "Correct the rule", rule!.ToString(),
                    string.Join(", ", other.Answers.Select(a => a.Code)));
            }
        }
    }

    /// <summary>Finds questions whose rules lead back to themselves.</summary>
    public void CheckCircles(string column, IReadOnlyDictionary<string, TableLine> lines)
    {
        var done = new HashSet<string>();
        foreach (var question in _questions.Keys)
        {
            if (Circle(question, [], done) is { } circle)
            {
                lines[question].Add(
                    column, "rules-in-a-circle", "the rules go in a circle: " + string.Join(" > ", circle), "Let a rule name only what is asked before", question);
                return;
            }
        }
    }

    private List<string>? Circle(string question, List<string> path, HashSet<string> done)
    {
        if (path.Contains(question))
        {
            return [.. path.SkipWhile(p => p != question), question];
        }

        if (done.Contains(question))
        {
            return null;
        }

        path.Add(question);
        foreach (var other in Named(_questions[question]))
        {
            if (Circle(other, path, done) is { } circle)
            {
                return circle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(question);
        return null;
    }

    private static IEnumerable<string> Named(Question question) =>
        new[] { question.AskedWhen }.Concat(question.Answers.Where(a => a.Role != AnswerRole.Group).Select(a => a.DerivedWhen))
            .OfType<Route>().SelectMany(r => r.Conditions).Select(c => c.Question).Distinct();
}
