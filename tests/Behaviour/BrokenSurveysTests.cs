using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken survey file is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenSurveysTests<TEngine>(LazyFixture<SurveyInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SurveyInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    protected void MustRefuse(string name)
    {
        var input = BrokenSurveys.All[name];
        MustRefuse(input, path => fixture.Value.Run("load", "--period", "2025-06", path));
    }

    private protected void MustRefuse(BrokenInput input, Func<string, CommandResult> load)
    {
        using var folder = new TempFolder();
        var path = folder.File(input.FileName);
        input.Make(path);
        using (var connection = fixture.Value.Database.Engine.Open())
        {
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactSurveyTable") > 0, "The warehouse must hold figures that could be lost.");
            Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactSurveyAnswer") > 0, "The warehouse must hold answers that could be lost.");
        }

        Refusals.Must(fixture.Value.Database, fixture.Value.Parts.Journal, fixture.Value.Before, input, () => load(path));
    }

    private protected CommandResult RunWith(string key, params IReadOnlyList<string> arguments) => fixture.Value.RunWith(key, arguments);
}

public sealed class BrokenSurveysTestsOnSqlite(LazyFixture<SurveyInstallation<SqliteTestEngine>> fixture) : BrokenSurveysTests<SqliteTestEngine>(fixture)
{
    public static TheoryData<string> Names => [.. BrokenSurveys.All.Keys];

    [EngineTheory]
    [MemberData(nameof(Names))]
    public void A_broken_survey_is_refused_and_changes_nothing(string name) => MustRefuse(name);

    [EngineTheory]
    [InlineData("", "there is no key for their pseudonyms")]
    [InlineData("0123456789abcdef0123456789abcde", "has fewer than 32 characters")]
    public void Nobody_comes_in_without_a_key(string key, string says) => MustRefuse(
        new BrokenInput(SmallSurvey.RespondentsName, path => File.WriteAllText(path, SmallSurvey.Respondents + "p5;1;nl;yes;;no;;;;;;;;;;\n"), says),
        path => RunWith(key, "load", path));

    [EngineFact]
    public void A_survey_of_which_nobody_says_when_it_was_held_is_refused() => MustRefuse(
        new BrokenInput("werken.lss", path => File.Copy(Path.Combine(SampleWarehouse.Root, "tests", "Etl", "LimeSurvey", "Files", "werken-na-ziekte.v6.lss"), path), "does not say when the survey 'ls4321' was held"),
        path => RunWith(SurveyInstallation<SqliteTestEngine>.Key, "load", path));
}

/// <summary>Files are refused before the database is asked anything: some of each way of being refused.</summary>
public sealed class BrokenSurveysTestsOnSqlServer(LazyFixture<SurveyInstallation<SqlServerTestEngine>> fixture) : BrokenSurveysTests<SqlServerTestEngine>(fixture)
{
    [EngineTheory]
    [InlineData("figure twice")]
    [InlineData("codebook: derived in part")]
    [InlineData("respondents: survey not loaded")]
    [InlineData("respondents: somebody twice")]
    [InlineData("sav: of another survey")]
    public void A_broken_survey_is_refused_and_changes_nothing(string name) => MustRefuse(name);
}
