using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Checks;

/// <summary>What is known of the real figures is what the checks find in them, no less and no more.</summary>
public abstract class SampleChecksTests<TEngine>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public void The_checks_find_what_is_known_of_the_published_figures()
    {
        using var samples = new SampleWarehouse<TEngine>();
        samples.LoadSamples();
        samples.LoadSurveys();

        var outcomes = new CheckRunner(samples.Reader, SemanticModel.Load(samples.Codes), new QuestionnaireStore(samples.Engine).Find).Run().ToDictionary(o => o.Code);

        Assert.DoesNotContain(outcomes.Values, o => o.Outcome == CheckState.Error || o.Blocks);
        Assert.Equal(CheckState.Passed, outcomes["schemes-make-the-whole-official"].Outcome);
        Assert.Equal(CheckState.Passed, outcomes["regions-make-belgium-permissions"].Outcome);
        Assert.Equal(3, outcomes["regions-make-belgium-permissions"].Tested);
        Assert.Equal(CheckState.Passed, outcomes["depression-and-burnout-make-both"].Outcome);
        Assert.Equal(CheckState.Passed, outcomes["growth-follows-from-counts"].Outcome);
        Assert.Contains(outcomes["provisional-against-final"].Offenders, o => o.Found.StartsWith("404742 ", StringComparison.Ordinal));
        Assert.Contains(outcomes["sources-disagree"].Offenders, o => o.Found.StartsWith("3157 ", StringComparison.Ordinal));
        Assert.Equal(
            [
                "cm2023/condition_grouped/other", "cm2023/felt_helped_grouped/neutral", "cm2023/outcome_seen/yes", "cm2023/prior_status/other",
                "cm2023/prior_work_regime/part_time", "cm2023/residual_capacity/unclassified",
            ],
            outcomes["survey-shares-follow-from-counts"].Offenders.Select(o => o.What).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["cm2023/prior_work_regime", "cm2023/stop_reason", "kotk_vpp2025/WN_region"],
            outcomes["survey-answers-make-the-whole"].Offenders.Select(o => o.What).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["cm2023/condition_grouped/burnout_mental", "cm2023/work_status/full_time", "cm2023/work_status/part_time", "kotk_vpp2025/WN_QR1/other"],
            outcomes["survey-text-and-table-agree"].Offenders.Select(o => o.What).Order(StringComparer.Ordinal));
        Assert.Contains(outcomes["stock-has-every-year"].Offenders, o => o.What.EndsWith("2008-12-31", StringComparison.Ordinal));
    }
}

public sealed class SampleChecksTestsOnSqlite : SampleChecksTests<SqliteTestEngine>;

public sealed class SampleChecksTestsOnSqlServer : SampleChecksTests<SqlServerTestEngine>;
