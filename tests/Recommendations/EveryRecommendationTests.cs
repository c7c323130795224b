using System.Globalization;
using System.Text.Json;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Tests.Recommendations;

/// <summary>Every recommendation, step and bottleneck of the reference comes back from the command; what ties them to figures answers.</summary>
public abstract class EveryRecommendationTests<TEngine>(LazyFixture<RecommendationInstallation<TEngine>> fixture)
    : IClassFixture<LazyFixture<RecommendationInstallation<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private static readonly (string Column, string Actor)[] CmActors =
    [
        ("political", "government"), ("riziv", "riziv"), ("mutualities", "mutuality"), ("employers", "employer"), ("occupational_health", "occupational_physician"),
    ];

    private RecommendationInstallation<TEngine> Installation => fixture.Value;

    [EngineFact]
    public void All_load_after_what_they_refer_to()
    {
        Assert.True(Installation.FirstLoad.ExitCode == 0, Installation.FirstLoad.Messages);
        var loads = Installation.Parts.Journal.Latest(1000).Where(l => l.Source is "recommendations" or "process").ToList();
        Assert.Equal(["cm2023", "return-to-work", "serv2025"], loads.Select(l => l.Dataset).Order(StringComparer.Ordinal));
        Assert.All(loads, l => Assert.Equal((LoadState.Succeeded, 0), (l.State, l.RowsRejected)));
    }

    [EngineFact]
    public void Every_action_of_the_case_study_comes_back_with_level_group_key_and_text()
    {
        var rows = Installation.Csv("recommendations", "--study", "serv2025", "--lang", "nl").DistinctBy(r => r["code"]).ToList();

        Assert.Equal(
            RecommendationInstallation<TEngine>.Reference("serv-actions.csv")
                .Select(r => string.Join('|', r["action_code"], r["level"], r["sub_actor"], r["key_code"], r["short_nl"])).Order(StringComparer.Ordinal),
            rows.Select(r => string.Join('|', r["code"], r["level"], r["sub_actor"], r["key"], r["recommendation"])).Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal("source", r["level_basis"]));
    }

    [EngineFact]
    public void Every_recommendation_of_the_survey_comes_back_with_its_actors_and_how_sure_they_are()
    {
        var rows = Installation.Csv("recommendations", "--study", "cm2023", "--lang", "nl").DistinctBy(r => r["code"]).ToList();
        var expected = RecommendationInstallation<TEngine>.Reference("cm-recommendations.csv");

        Assert.Equal(13, rows.Count);
        Assert.Equal(
            expected.Select(r => string.Join(
                '|', r["recommendation_code"], r["short_nl"],
                string.Join(',', CmActors.Where(a => r[a.Column] != "no").Select(a => a.Actor + (r[a.Column] == "uncertain" ? "?" : "") + ":" + r["certainty"])))).Order(StringComparer.Ordinal),
            rows.Select(r => string.Join(
                '|', r["code"], r["recommendation"], string.Join(',', r["actors"].Split('|').Zip(r["certainty"].Split('|')).Select(a => $"{a.First}:{a.Second}")))).Order(StringComparer.Ordinal));

        // The survey names actors, not levels or keys: those are ours, and say so.
        Assert.All(rows, r => Assert.Equal("ours", r["level_basis"]));
    }

    [EngineFact]
    public void Every_action_is_tied_to_a_figure_that_answers_or_says_that_nothing_measures_it()
    {
        var actions = Installation.Parts.Recommendations.Ask(new RecommendationQuery());

        Assert.Equal(76, actions.Count);
        Assert.All(actions, a => Assert.NotEmpty(a.Indicators));
        foreach (var (action, indicator) in actions.SelectMany(a => a.Indicators.Select(i => (a, i))))
        {
            Assert.False(string.IsNullOrWhiteSpace(indicator.Reason.Nl) || string.IsNullOrWhiteSpace(indicator.Reason.Fr) || string.IsNullOrWhiteSpace(indicator.Reason.En));
            if (indicator.Movement == Movement.NotMeasured)
            {
                Assert.Single(action.Indicators);
                Assert.Null(indicator.Measure);
            }
            else if (!indicator.Measure!.Fact.IsOfPersons)
            {
                Assert.True(indicator.Today?.Cell.Value is not null, $"{action.Code}: {indicator.Tie!.Measure} {indicator.Tie.Filters}");
                Assert.NotEmpty(indicator.Today!.Cell.Addresses);
            }
        }

        Assert.Contains(actions, a => a.Indicators.Any(i => i.Movement == Movement.Towards));
        Assert.Contains(actions, a => a.Indicators.Any(i => i.Movement == Movement.Away));
        Assert.Contains(actions, a => a.Indicators.Any(i => i.Movement == Movement.OneMeasurement));
        Assert.Contains(actions, a => a.Indicators.Any(i => i.Movement == Movement.PlanOnly));
        Assert.InRange(actions.Count(a => a.IsMeasured), 40, 75);
    }

    [EngineFact]
    public void A_value_is_the_one_that_the_query_command_gives_and_moves_as_it_did()
    {
        var line = Installation.Csv("recommendations", "--study", "serv2025").Single(r => r["code"] == "pol_k4_01" && r["measure"] == "partial_resumption_persons");
        var asked = Installation.Csv("query", "partial_resumption_persons", "--by", "period", "--where", "scheme=general").Where(r => r["period"].Length == 4)
            .OrderByDescending(r => r["period"], StringComparer.Ordinal).ToList();

        Assert.Equal((asked[0]["value"], asked[0]["period"]), (line["value"], line["period"]));
        Assert.Equal((asked[1]["value"], asked[1]["period"]), (line["before"], line["before_period"]));
        Assert.True(decimal.Parse(line["value"], CultureInfo.InvariantCulture) > decimal.Parse(line["before"], CultureInfo.InvariantCulture));
        Assert.Equal(("up", "towards"), (line["direction"], line["movement"]));
    }

    [EngineTheory]
    [InlineData("--level", "workplace")]
    [InlineData("--level", "werkplek")]
    [InlineData("--key", "room_for_care_recovery")]
    [InlineData("--actor", "leidinggevende")]
    public void A_choice_narrows_what_is_shown(string option, string value)
    {
        var some = Installation.Csv("recommendations", option, value).Select(r => r["code"]).Distinct().ToList();

        Assert.InRange(some.Count, 3, 40);
    }

    [EngineTheory]
    [InlineData("--study", "serv2026", "There are cm2023, serv2025")]
    [InlineData("--level", "workplce", "Did you mean 'workplace'")]
    [InlineData("--actor", "manger", "Did you mean 'manager'")]
    [InlineData("--key", "meaningful_suport", "Did you mean 'meaningful_support'")]
    public void An_unknown_choice_is_refused_with_what_there_is(string option, string value, string says)
    {
        var run = Installation.Run("recommendations", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Messages, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Every_step_comes_back_with_its_times_and_actors()
    {
        var rows = Installation.Csv("process", "--lang", "nl");

        Assert.Equal(
            RecommendationInstallation<TEngine>.Reference("process-steps.csv").Select(r => string.Join(
                '|', r["timeline"], r["step_order"], r["step_code"], r["name_nl"], Sorted(r["actor"], ';'), r["from_value"], r["to_value"], r["unit"], r["certainty"])).Order(StringComparer.Ordinal),
            rows.Select(r => string.Join(
                '|', r["timeline"], r["order"], r["code"], r["step"], Sorted(r["actors"], '|'), r["from"], r["to"], r["unit"], r["certainty"])).Order(StringComparer.Ordinal));
        Assert.All(Installation.Csv("process", "--timeline", "ideal"), r => Assert.Equal("ideal", r["timeline"]));

        static string Sorted(string codes, char mark) => string.Join(',', codes.Split(mark, StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void Stages_set_both_timelines_side_by_side_in_weeks_and_leave_open_what_the_source_does_not_give()
    {
        var stages = Installation.Csv("process", "--part", "stages").ToDictionary(r => (r["from"], r["to"]));

        // A month is 365.25 / 12 / 7 weeks: requests from day one to month four, guidance in months one to three.
        var request = stages[("incapacity_start", "trajectory_request")];
        Assert.Equal(("C08_work|C08_adv|C08_empl", "0.1"), (request["current_steps"], request["current_weeks_from"]));
        Assert.Equal(("I08", "4.3", "13.0"), (request["ideal_steps"], request["ideal_weeks_from"], request["ideal_weeks_to"]));

        // 55 days to a year, counted from the advice.
        Assert.Equal(("", "52.2"), (stages[("assessment", "plan")]["current_weeks_from"], stages[("assessment", "plan")]["current_weeks_to"]));
        Assert.Equal(("C09", ""), (stages[("trajectory_request", "assessment")]["current_steps"], stages[("trajectory_request", "assessment")]["current_weeks_to"]));
        Assert.Equal("", stages[("trajectory_request", "assessment")]["ideal_steps"]);
        Assert.Contains("the source gives no time", Installation.Run("process", "--part", "stages").Output, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Every_bottleneck_comes_back_and_is_tied_to_a_wait_a_figure_or_nothing()
    {
        var rows = Installation.Csv("process", "--part", "bottlenecks");

        Assert.Equal(
            RecommendationInstallation<TEngine>.Reference("bottlenecks.csv")
                .Select(r => (r["bottleneck_code"], r["level"], r["level_basis"] == "thesis_section" ? "source" : "ours")),
            rows.Select(r => (r["code"], r["level"], r["level_basis"])));
        Assert.All(rows, r => Assert.False(r["from_milestone"].Length > 0 && r["measure"].Length > 0));
        Assert.All(rows.Where(r => r["where"].Length > 0), r => Assert.NotEqual("", r["value"]));
        Assert.All(rows, r => Assert.NotEqual("", r["reason"]));
        Assert.Contains(rows, r => r["from_milestone"].Length > 0);
        Assert.Contains(rows, r => r["from_milestone"].Length == 0 && r["measure"].Length == 0);
    }

    [EngineFact]
    public void Json_holds_what_csv_holds()
    {
        using var json = JsonDocument.Parse(Installation.Run("recommendations", "--study", "cm2023", "--format", "json").Output);
        var lines = Installation.Csv("recommendations", "--study", "cm2023");

        Assert.Equal(
            lines.Select(r => (r["code"], r["measure"], r["movement"])),
            json.RootElement.EnumerateArray().SelectMany(a => a.GetProperty("indicators").EnumerateArray().Select(i => (
                a.GetProperty("code").GetString()!, i.GetProperty("measure").GetString() ?? "", i.GetProperty("movement").GetString()!))));
        using var process = JsonDocument.Parse(Installation.Run("process", "--format", "json").Output);
        Assert.Equal((47, 31), (process.RootElement.GetProperty("steps").GetArrayLength(), process.RootElement.GetProperty("bottlenecks").GetArrayLength()));
    }

    [EngineFact]
    public void The_checks_find_nothing_wrong()
    {
        var outcomes = Installation.Parts.Check("recommendations");

        Assert.Equal(2, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Outcome == CheckState.Passed, o.Message + string.Join("; ", o.Offenders.Select(x => x.What))));
    }
}

public sealed class EveryRecommendationTestsOnSqlite(LazyFixture<RecommendationInstallation<SqliteTestEngine>> fixture) : EveryRecommendationTests<SqliteTestEngine>(fixture);

public sealed class EveryRecommendationTestsOnSqlServer(LazyFixture<RecommendationInstallation<SqlServerTestEngine>> fixture)
    : EveryRecommendationTests<SqlServerTestEngine>(fixture);
