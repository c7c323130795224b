using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Surveys;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>A tab book of the size of the CM survey.</summary>
public class CrosstabSizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Fifty_questions_by_six_columns_over_5100_respondents_are_protected_whole()
    {
        var survey = new MadeSurvey().Ask("sex", QuestionType.Single, "m, f").Ask("region", QuestionType.Single, "a, b, c, d");
        for (var q = 0; q < 48; q++)
        {
            var answers = string.Join(", ", Enumerable.Range(0, 4 + q % 9).Select(a => "a" + a));
            survey.Ask("q" + q, q % 4 == 0 ? QuestionType.Multi : q % 4 == 1 ? QuestionType.Likert : QuestionType.Single, answers, asked: q % 3 == 2 ? $"q{q - 1} = a0" : null);
        }

        var random = new Random(1);
        for (var i = 0; i < 5100; i++)
        {
            var given = new Dictionary<string, string> { ["sex"] = random.Next(3) == 0 ? "m" : "f", ["region"] = "aaaaaaabbbbcd"[random.Next(13)].ToString() };
            foreach (var question in survey.Questions.Skip(2).Where(q => q.AskedWhen?.Holds(w => RandomSurveys.AnswersTo(survey, given, w)) ?? true))
            {
                // Answers further down the list are given less and less often, some by a handful.
                var places = question.Answers.Select((a, n) => (a.Code, n)).ToList();
                given[question.Code] = question.Type == QuestionType.Multi
                    ? string.Join('|', places.Where(a => random.NextDouble() < Math.Pow(0.4, a.n)).Select(a => a.Code))
                    : places[Math.Min(places.Count - 1, (int)(-Math.Log(random.NextDouble()) * 1.1))].Code;
            }

            survey.Add(given);
        }

        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        survey.Load(database.Engine);
        var reader = MadeSurvey.ReaderOf(database.Engine);
        var tables = reader.AskAll(CrosstabReading.Query("", "sex,region"));
        output.WriteLine($"{tables.Sum(t => t.Suppressed)} cells hidden of {tables.Sum(t => t.Rows.Count * t.Columns.Count)}");
        Assert.Equal(48, tables.Count);
        Assert.Empty(reader.ReleaseOf(CrosstabReading.Query("")).Plan.Unprotected);
    }
}
