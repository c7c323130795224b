using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Surveys.Loading;

namespace ReIntegrationBI.Tests.Behaviour;

/// <summary>A broken survey file is refused by the real command: exit code 3, a message with the place, and not one row changed.</summary>
public abstract class BrokenSurveysTests<TEngine>(LazyFixture<SurveyInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SurveyInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    protected void MustRefuse(params IReadOnlyList<string> names)
    {
        MustHoldAnswers();
        Refusals.Must(
            fixture.Value.Database, fixture.Value.Parts, fixture.Value.Before, names.Select(n => KeyValuePair.Create(n, BrokenSurveys.All[n])),
            paths => fixture.Value.Run(["load", "--period", "2025-06", .. paths]));
    }

    private protected void MustRefuse(BrokenInput input, Func<string, CommandResult> load)
    {
        MustHoldAnswers();
        Refusals.Must(fixture.Value.Database, fixture.Value.Parts, fixture.Value.Before, [new(input.FileName, input)], paths => load(paths.Single()));
    }

    private void MustHoldAnswers()
    {
        using var connection = fixture.Value.Database.Engine.Open();
        Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactSurveyTable") > 0, "The warehouse must hold figures that could be lost.");
        Assert.True(WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactSurveyAnswer") > 0, "The warehouse must hold answers that could be lost.");
    }

    private protected CommandResult RunWith(string key, params IReadOnlyList<string> arguments) => fixture.Value.RunWith(key, arguments);
}

public sealed class BrokenSurveysTestsOnSqlite(LazyFixture<SurveyInstallation<SqliteTestEngine>> fixture) : BrokenSurveysTests<SqliteTestEngine>(fixture)
{
    [EngineFact]
    public void Broken_surveys_are_refused_and_change_nothing() => MustRefuse([.. BrokenSurveys.All.Keys]);

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
    [EngineFact]
    public void Broken_surveys_are_refused_and_change_nothing() =>
        MustRefuse("figure twice", "codebook: derived in part", "respondents: survey not loaded", "respondents: somebody twice", "sav: of another survey");
}
