using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Many small surveys, every table of which is asked, and all of them together attacked.</summary>
public class CrosstabAttackTests(ITestOutputHelper output)
{
    private const int Threshold = 5;

    [Theory]
    [InlineData(1, 15)]
    [InlineData(101, 15)]
    [InlineData(201, 15)]
    [InlineData(301, 15)]
    public void No_small_count_can_be_told_from_all_tables_together(int firstSeed, int surveys)
    {
        var findings = new List<string>();
        var (secrets, hidden, cells, unprotected) = (0, 0, 0, 0);
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        for (var seed = firstSeed; seed < firstSeed + surveys; seed++)
        {
            var survey = RandomSurveys.Make(seed);
            survey.Load(database.Engine);
            var reader = MadeSurvey.ReaderOf(database.Engine, Threshold);
            IReadOnlyList<CrosstabTable> tables =
            [
                .. reader.AskAll(CrosstabReading.Query("", "b1,b2", survey.Code)),
                reader.Ask("b1", survey: survey.Code), reader.Ask("b2", survey: survey.Code),
            ];
            var attack = new TableAttack(survey, tables, Threshold);
            findings.AddRange(attack.Findings().Select(f => $"survey {seed}: {f}"));
            secrets += attack.Secrets;
            unprotected += reader.ReleaseOf(CrosstabReading.Query("", "", survey.Code)).Plan.Unprotected.Count();
            hidden += tables.Sum(t => t.Suppressed);
            cells += tables.Sum(t => t.Columns.Count + t.Rows.Where(r => r.Kind != CrosstabRowKind.Mean).Sum(r => r.Cells.Count));
        }

        output.WriteLine($"{surveys} surveys: {secrets} small counts, {hidden} of {cells} cells hidden, {unprotected} called unprotected");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.True(secrets > 50 && hidden < cells);
    }

    /// <summary>Survey 402 alone takes two minutes: it is attacked where the thorough run is asked for, 502 always.</summary>
    public static TheoryData<int, int> SurveysAttackedWhole => Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_THOROUGH") == "1"
        ? new() { { 402, 1 }, { 502, 1 } }
        : new() { { 502, 1 } };

    [Theory]
    [MemberData(nameof(SurveysAttackedWhole))]
    public void Nor_from_every_question_by_every_other(int firstSeed, int surveys)
    {
        var findings = new List<string>();
        var (secrets, unprotected) = (0, 0);
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        for (var seed = firstSeed; seed < firstSeed + surveys; seed++)
        {
            var survey = RandomSurveys.Make(seed);
            survey.Load(database.Engine);
            var reader = MadeSurvey.ReaderOf(database.Engine, Threshold);
            var tables = survey.Questions.Where(q => q.Type != QuestionType.Ranking).SelectMany(q => reader.AskAll(CrosstabReading.Query("", q.Code, survey.Code))).ToList();
            var attack = new TableAttack(survey, tables, Threshold);
            findings.AddRange(attack.Findings().Select(f => $"survey {seed}: {f}"));
            secrets += attack.Secrets;
            unprotected += reader.ReleaseOf(CrosstabReading.Query("", "", survey.Code)).Plan.Unprotected.Count();
        }

        output.WriteLine($"{surveys} surveys: {secrets} small counts, {unprotected} that the plan itself calls unprotected, {findings.Count} findings");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void A_release_without_its_hidden_cells_is_found_out_by_this_attack()
    {
        // The attack is worth something only if it finds a leak: show one cell that was hidden.
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        var found = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            var survey = RandomSurveys.Make(seed);
            survey.Load(database.Engine);
            var tables = MadeSurvey.ReaderOf(database.Engine).AskAll(CrosstabReading.Query("", "b1", survey.Code));
            var open = MadeSurvey.ReaderOf(database.Engine, 3).AskAll(CrosstabReading.Query("", "b1", survey.Code));
            found += new TableAttack(survey, [.. tables, .. open], Threshold).Findings().Count > 0 ? 1 : 0;
        }

        Assert.True(found > 5, $"Only {found} of 10.");
    }

    [Fact]
    public void The_same_count_is_shown_or_hidden_alike_alone_together_and_turned()
    {
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        var compared = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var code = RandomSurveys.CodeOf(seed);
            RandomSurveys.Make(seed).Load(database.Engine);
            var together = MadeSurvey.ReaderOf(database.Engine).AskAll(CrosstabReading.Query("", "b2,b1", code)).ToDictionary(t => t.Question);
            foreach (var question in together.Keys.Where(q => q != "k").Reverse())
            {
                var alone = MadeSurvey.ReaderOf(database.Engine).Ask(question, "b1", code);
                foreach (var column in alone.Columns.Where(c => c.Question == "b1"))
                {
                    var name = $"b1={column.Code}";
                    Assert.Equal(together[question].Column(name), column);
                    foreach (var row in alone.Rows)
                    {
                        Assert.Equal(together[question].Cell(row.Code, name), alone.Cell(row.Code, name));
                    }
                }

                var turned = MadeSurvey.ReaderOf(database.Engine).Ask("b1", question, code);
                foreach (var row in alone.Rows.Where(r => r.Kind == CrosstabRowKind.Answer))
                {
                    foreach (var column in alone.Columns.Where(c => c.Question == "b1"))
                    {
                        var (one, other) = (alone.Cell(row.Code, $"b1={column.Code}"), turned.Cell(column.Code, $"{question}={row.Code}"));
                        if (one.State != CellState.NotAvailable && other.State != CellState.NotAvailable)
                        {
                            Assert.Equal((question, row.Code, one.State, one.Count), (question, row.Code, other.State, other.Count));
                            compared++;
                        }
                    }
                }
            }
        }

        Assert.True(compared > 200, $"Only {compared} cells.");
    }
}
