using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Sources.Surveys;

/// <summary>Puts questions after those that their rules look at.</summary>
internal static class QuestionOrder
{
    /// <summary>The questions in an order in which rules can be judged one after the other.</summary>
    public static IReadOnlyList<Question> Of(Questionnaire questionnaire)
    {
        var all = questionnaire.Questions.ToDictionary(q => q.Code);
        var done = new HashSet<string>();
        var order = new List<Question>();
        foreach (var question in questionnaire.Questions)
        {
            Visit(question);
        }

        return order;

        void Visit(Question question)
        {
            if (!done.Add(question.Code))
            {
                return;
            }

            foreach (var before in Before(question).Where(all.ContainsKey))
            {
                Visit(all[before]);
            }

            order.Add(question);
        }
    }

    /// <summary>Codes of the questions that the rules of a question look at.</summary>
    public static IEnumerable<string> Before(Question question) => Rules(question).SelectMany(r => r.Conditions).Select(c => c.Question).Distinct();

    private static IEnumerable<Route> Rules(Question question)
    {
        if (question.AskedWhen is { } asked)
        {
            yield return asked;
        }

        foreach (var answer in question.Answers.Where(a => a.Role != AnswerRole.Group && a.DerivedWhen is not null))
        {
            yield return answer.DerivedWhen!;
        }
    }
}
