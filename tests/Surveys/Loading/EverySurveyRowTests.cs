using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Surveys.Loading;

/// <summary>Every row of the published tables comes back from the command, equal in value, decimals, base, letters and marks.</summary>
public abstract class EverySurveyRowTests<TEngine>(LazyFixture<SurveyInstallation<TEngine>> fixture) : IClassFixture<LazyFixture<SurveyInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private static readonly string[] Address = ["survey", "question", "row", "segment", "answer"];

    private SurveyInstallation<TEngine> Installation => fixture.Value;

    [EngineFact]
    public void Both_surveys_load_and_nothing_is_rejected()
    {
        Assert.Equal(0, Installation.FirstLoad.ExitCode);
        var loads = Installation.Parts.Journal.Latest(1000).Where(l => l.State == LoadState.Succeeded && l.Layout == "survey-workbook").ToList();
        Assert.Equal(["cm2023", "kotk_vpp2025"], loads.Select(l => l.Dataset).Order());
        Assert.Equal(["2023-11", "2025-07"], loads.Select(l => l.Period).Order());
        Assert.All(loads, l => Assert.Equal(("surveys", 0), (l.Source, l.RowsRejected)));
    }

    [EngineFact]
    public void Every_row_of_the_reference_comes_back_equal()
    {
        var expected = SurveyInstallation<TEngine>.Csv(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Reference", "survey-figures.csv")));
        var answers = Installation.Query("survey_pct,survey_n", "--by", string.Join(',', Address)).ToLookup(r => r["measure"]);

        Assert.Equal(240, expected.Count(r => r["survey"] == "cm2023"));
        Assert.Equal(559, expected.Count(r => r["survey"] == "kotk_vpp2025"));
        Assert.Equal(
            expected.Select(r => Key(r, r["pct"], r["base_n"], r["base_kind"], r["certainty"], r["letters"])).Order(StringComparer.Ordinal),
            answers["survey_pct"].Select(r => Key(r, r["value"], r["base"], r["base_kind"], r["certainty"], r["letters"])).Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.Select(r => Key(r, r["n"], r["n_kind"], r["base_n"], r["base_kind"], r["certainty"])).Order(StringComparer.Ordinal),
            answers["survey_n"].Select(r => Key(r, r["value"], Kind(r), r["base"], r["base_kind"], r["certainty"])).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void Every_statistic_of_the_reference_comes_back_equal()
    {
        var expected = SurveyInstallation<TEngine>.Csv(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "tests", "Reference", "survey-figures.csv")))
            .Where(r => r["statistic"].Length > 0).Select(r => Key(r, r["statistic"])).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Installation.Query("survey_statistic", "--by", string.Join(',', Address)).Select(r => Key(r, r["value"])).Order(StringComparer.Ordinal));
    }

    [EngineTheory]
    [InlineData("cm2023", "guided", "total", "yes", "943", "18", "5100")]
    [InlineData("cm2023", "felt_helped_grouped", "total", "helped", "493", "52", "943")]
    [InlineData("cm2023", "back_at_work", "total", "yes", "2299", "45", "5100")]
    [InlineData("cm2023", "adaptations_needed", "total", "yes", "1254", "55", "2299")]
    [InlineData("kotk_vpp2025", "WG_Q2.8_grouped", "total", "formal_policy", "176", "43", "410")]
    [InlineData("kotk_vpp2025", "WG_Q2.8_grouped", "small", "no_policy", "36", "31", "117")]
    public void A_headline_is_as_printed(string survey, string question, string segment, string answer, string n, string pct, string based)
    {
        var rows = Installation.Query(
            "survey_n,survey_pct", "--by", string.Join(',', Address), "--where", "survey=" + survey, "--where", $"question={survey}/{question}",
            "--where", $"segment={survey}/{segment}", "--where", $"answer={survey}/{question}/{answer}");

        Assert.Equal([n, pct], rows.Select(r => r["value"]));
        Assert.All(rows, r => Assert.Equal(based, r["base"]));
    }

    [EngineFact]
    public void Most_or_all_adaptations_are_the_sum_that_the_text_prints()
    {
        var parts = Installation.Query("survey_n", "--by", "answer", "--where", "survey=cm2023", "--where", "question=cm2023/adaptations_received")
            .Where(r => r["answer"] is "most" or "all").ToList();
        var text = Assert.Single(
            Installation.Query("survey_text_n", "--by", "answer", "--where", "survey=cm2023", "--where", "question=cm2023/adaptations_received"));

        Assert.Equal(2, parts.Count);
        Assert.All(parts, p => Assert.Equal("reconstructed", p["precision"]));
        Assert.Equal("786", text["value"]);
        Assert.Equal(786 + 1, parts.Sum(p => int.Parse(p["value"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [EngineFact]
    public void A_figure_leads_to_its_cell()
    {
        var row = Assert.Single(
            Installation.Query("survey_n", "--by", string.Join(',', Address), "--where", "survey=cm2023", "--where", "question=cm2023/guided", "--where", "answer=cm2023/guided/yes", "--provenance"));

        Assert.Equal("cm-gezondheid-samenleving-11", row["publication"]);
        Assert.Equal(("cm2023.survey.xlsx", "figures"), (row["file"], row["sheet"]));
        Assert.Matches("^E[0-9]+$", row["cell"]);
    }

    [EngineFact]
    public void The_same_workbook_again_changes_nothing()
    {
        var again = Installation.Run("load", SurveyInstallation<TEngine>.Samples[0]);

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("no-op", again.Output, StringComparison.Ordinal);
    }

    private static string Kind(IReadOnlyDictionary<string, string> row) =>
        row["value"].Length == 0 ? "" : row["precision"] == "exact" ? "printed" : row["precision"];

    private static string Key(IReadOnlyDictionary<string, string> row, params string[] values) =>
        string.Join('|', Address.Select(a => row[a]).Concat(values));
}

public sealed class EverySurveyRowTestsOnSqlite(LazyFixture<SurveyInstallation<SqliteTestEngine>> fixture) : EverySurveyRowTests<SqliteTestEngine>(fixture);

public sealed class EverySurveyRowTestsOnSqlServer(LazyFixture<SurveyInstallation<SqlServerTestEngine>> fixture) : EverySurveyRowTests<SqlServerTestEngine>(fixture);
