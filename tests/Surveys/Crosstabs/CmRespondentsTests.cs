using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>The questionnaire of the CM survey with made-up respondents: what it printed comes back, and nothing in it stays unprotected.</summary>
public class CmRespondentsTests(ITestOutputHelper output)
{
    [Fact]
    public void A_tab_book_of_the_survey_is_protected_whole()
    {
        using var folder = new TempFolder();
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        var environment = new Dictionary<string, string>(database.Environment) { ["Pseudonyms__Key"] = "a key of the tests that nobody else has" };
        Run("load", Path.Combine(SampleWarehouse.Root, "samples", "surveys", "cm2023.survey.xlsx"));
        Run("load", folder.Write("cm2023.respondents.csv", Run("sample", "respondents", "cm2023", "--seed", "1").Output));

        var reader = MadeSurvey.ReaderOf(database.Engine);
        var query = CrosstabReading.Query("", "sex,region", "cm2023");
        reader.ReleaseOf(query);
        var tables = reader.AskAll(query).ToDictionary(t => t.Question);
        output.WriteLine($"{tables.Count} tables; {tables.Values.Sum(t => t.Suppressed)} of {tables.Values.Sum(t => (t.Rows.Count + 1) * t.Columns.Count)} cells hidden");

        Assert.Equal((943, 5100), (tables["guided"].Cell("yes").Count, tables["guided"].Column().Base));
        Assert.Equal((493, 943), (tables["felt_helped"].Cell("top2").Count, tables["felt_helped"].Column().Base));
        Assert.Equal(2299, tables["back_at_work"].Cell("yes").Count);
        Assert.Equal((1254, 2299), (tables["adaptations_needed"].Cell("yes").Count, tables["adaptations_needed"].Column().Base));
        Assert.All(tables.Values, t => Assert.True(t.Respondents.IsSynthetic));
        Assert.Contains(tables.Values, t => t.Suppressed > 0);
        Assert.DoesNotContain(tables.Values.SelectMany(t => t.Rows).SelectMany(r => r.Cells), c => c.State == CellState.Shown && c.Count is > 0 and < 5);
        Assert.Empty(reader.ReleaseOf(query).Plan.Unprotected);

        CommandRun Run(params string[] arguments)
        {
            var run = CommandRun.In(folder, environment, arguments);
            Assert.True(run.Code == 0, run.Messages);
            return run;
        }
    }
}
