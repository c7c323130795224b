using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Small surveys by chance, with everything by which one table tells about another: routing, derived answers, several answers, blanks.</summary>
internal static class RandomSurveys
{
    public static MadeSurvey Make(int seed)
    {
        var random = new Random(seed);
        var survey = new MadeSurvey(CodeOf(seed))
            .Ask("b1", QuestionType.Single, Codes(random.Next(2, 4)))
            .Ask("b2", QuestionType.Multi, "x, y")
            .Ask("p", QuestionType.Single, Codes(4))
            .Ask("d", QuestionType.Single, "yes := p in (a|b), no := p in (c|d)")
            .Ask("r", QuestionType.Single, Codes(random.Next(2, 4)), asked: random.Next(2) == 0 ? "p = a" : "d = yes")
            .Ask("s", QuestionType.Single, Codes(2), asked: "r = a")
            .Ask("t", QuestionType.Likert, Codes(4), asked: random.Next(2) == 0 ? null : "b1 = a and p != a")
            .Ask("m", QuestionType.Multi, "u, v, w", asked: random.Next(2) == 0 ? null : "p != a")
            .Ask("k", QuestionType.Ranking, "u, v, w, x, z", asked: random.Next(2) == 0 ? null : "b1 = a");
        var places = random.Next(2) == 0 ? 3 : 1;
        var people = random.Next(30, 160);
        var blanks = random.Next(3) * 0.04;
        var skew = new[] { random.Next(1, 4), random.Next(1, 4), random.Next(1, 4) };
        for (var i = 0; i < people; i++)
        {
            var given = new Dictionary<string, string>();
            foreach (var question in survey.Questions.Where(q => !q.IsDerived))
            {
                var asked = question.AskedWhen?.Holds(q => AnswersTo(survey, given, q)) ?? true;
                if (!asked || random.NextDouble() < blanks)
                {
                    continue;
                }

                var answers = question.Answers;
                given[question.Code] = question.Type == QuestionType.Ranking
                    ? string.Join('|', answers.OrderBy(a => a.Rank * random.NextDouble()).Take(random.Next(places, 4)).Select(a => a.Code))
                    : question.Type == QuestionType.Multi
                    ? string.Join('|', answers.Where((_, a) => random.Next(skew[a % 3] + 1) == 0).Select(a => a.Code))
                    : answers[Math.Min(answers.Count - 1, Enumerable.Range(0, skew[question.Rank % 3]).Min(_ => random.Next(answers.Count)))].Code;
            }

            survey.Add(given);
        }

        return survey;
    }

    public static string CodeOf(int seed) => "made" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What someone answered, derived answers included.</summary>
    public static IReadOnlyCollection<string> AnswersTo(MadeSurvey survey, Dictionary<string, string> given, string question)
    {
        var of = survey.Questions.Single(q => q.Code == question);
        return of.IsDerived
            ? [.. of.Answers.Where(a => a.DerivedWhen!.Holds(q => AnswersTo(survey, given, q))).Select(a => a.Code)]
            : given.TryGetValue(question, out var answer) ? answer.Split('|', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    private static string Codes(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => (char)('a' + i)));
}
