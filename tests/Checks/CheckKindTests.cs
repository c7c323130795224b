using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Checks;

public abstract class CheckKindTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";

    private const string Schemes = """
        kind: parts_vs_total
            measures: [invalidity_persons]
            dimension: scheme
            total: all
            parts: [general, self_employed]
            tolerance: 0
        """;

    private const string Growth = """
        kind: growth_recomputed
            measures: [invalidity_growth]
            counts: invalidity_persons
            tolerance: 0.02
        """;

    private const string Shares = """
        kind: share_recomputed
            measures: [invalidity_share]
            counts: invalidity_persons
            tolerance: 0.02
            wholes: [{ unit: percent of invalids, whole: [{ disease_group: all }, { sex: T }] }]
        """;

    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineTheory]
    [InlineData("32826", CheckState.Passed)]
    [InlineData("32827", CheckState.Failed)]
    public void Parts_are_held_against_their_total(string selfEmployed, string expected)
    {
        _warehouse
            .Put(Persons, "2023-12-31", "526507").Put(Persons, "2023-12-31", "493681", scheme: "general")
            .Put(Persons, "2023-12-31", selfEmployed, scheme: "self_employed");

        var outcome = Run(Schemes);

        Assert.Equal((expected, 1), (outcome.Outcome, outcome.Tested));
        if (expected == CheckState.Failed)
        {
            var offender = Assert.Single(outcome.Offenders);
            Assert.Equal("526507 persons", offender.Found);
            Assert.Contains("493681 + 32827 = 526508", offender.Expected, StringComparison.Ordinal);
            Assert.Contains("cell B2", offender.Address, StringComparison.Ordinal);
        }
    }

    [EngineFact]
    public void The_total_of_the_same_publication_comes_first()
    {
        _warehouse
            .Publication("report", edition: "2018").Publication("press", "press", edition: "2019")
            .Put(Persons, "2017-12-31", "404657", publication: "report")
            .Put(Persons, "2017-12-31", "379908", scheme: "general", publication: "report")
            .Put(Persons, "2017-12-31", "24749", scheme: "self_employed", publication: "report")
            .Put(Persons, "2017-12-31", "400000", publication: "press", precision: Precision.Rounded);

        Assert.Equal(CheckState.Passed, Run(Schemes).Outcome);
    }

    [EngineFact]
    public void Parts_and_total_of_different_publications_are_compared_where_no_one_has_all()
    {
        _warehouse
            .Put(Persons, "2017-12-31", "100", publication: "a")
            .Put(Persons, "2017-12-31", "60", scheme: "general", publication: "b")
            .Put(Persons, "2017-12-31", "30", scheme: "self_employed", publication: "b");

        Assert.Equal(CheckState.Failed, Run(Schemes).Outcome);
    }

    [EngineFact]
    public void Rounded_parts_are_not_held_against_an_exact_total()
    {
        _warehouse
            .Put(Persons, "2017-12-31", "100")
            .Put(Persons, "2017-12-31", "60", scheme: "general", precision: Precision.Rounded)
            .Put(Persons, "2017-12-31", "30", scheme: "self_employed");

        Assert.Equal(CheckState.NotApplicable, Run(Schemes).Outcome);
    }

    [EngineFact]
    public void A_check_of_official_figures_leaves_the_press_alone()
    {
        _warehouse
            .Publication("press", "press")
            .Put(Persons, "2017-12-31", "100", publication: "press")
            .Put(Persons, "2017-12-31", "60", scheme: "general", publication: "press")
            .Put(Persons, "2017-12-31", "30", scheme: "self_employed", publication: "press");

        Assert.Equal(CheckState.NotApplicable, Run(Schemes + "\n    publications: [official]").Outcome);
        Assert.Equal(CheckState.Failed, Run(Schemes).Outcome);
    }

    [EngineTheory]
    [InlineData("109", CheckState.Passed)]
    [InlineData("110", CheckState.Passed)]
    [InlineData("111", CheckState.Failed)]
    [InlineData("89", CheckState.Failed)]
    public void A_jump_from_year_to_year_is_found(string now, string expected)
    {
        _warehouse.Put(Persons, "2021-12-31", "100").Put(Persons, "2022-12-31", now);

        Assert.Equal(expected, Run("kind: year_on_year\n    measures: [invalidity_persons]\n    bound_pct: 10").Outcome);
    }

    [EngineFact]
    public void A_jump_over_a_gap_is_not_tested()
    {
        _warehouse.Put(Persons, "2020-12-31", "100").Put(Persons, "2022-12-31", "200").Put(Persons, "2021", "5");

        Assert.Equal(CheckState.NotApplicable, Run("kind: year_on_year\n    measures: [invalidity_persons]\n    bound_pct: 10").Outcome);
    }

    [EngineTheory]
    [InlineData("24.15", CheckState.Passed)]
    [InlineData("24.16", CheckState.Passed)]
    [InlineData("24.17", CheckState.Failed)]
    [InlineData("24.12", CheckState.Failed)]
    [InlineData("24", CheckState.Passed)]
    [InlineData("25", CheckState.Failed)]
    public void A_growth_is_computed_from_the_counts(string printed, string expected)
    {
        _warehouse
            .Put(Persons, "2017-12-31", "404657").Put(Persons, "2022-12-31", "502371")
            .Put("invalidity_growth", "2022", printed, unit: "percent since 2017");

        Assert.Equal((expected, 1), (Run(Growth).Outcome, Run(Growth).Tested));
    }

    [EngineTheory]
    [InlineData("10.00", CheckState.Passed)]
    [InlineData("11.60", CheckState.Passed)]
    [InlineData("10.80", CheckState.Failed)]
    public void A_mean_growth_may_be_compound_or_arithmetic(string printed, string expected)
    {
        _warehouse
            .Put(Persons, "2010-12-31", "10000").Put(Persons, "2014-12-31", "14641")
            .Put("invalidity_growth", "2014", printed, unit: "percent per year since 2010, mean");

        Assert.Equal(expected, Run(Growth).Outcome);
    }

    [EngineFact]
    public void A_growth_is_not_computed_from_rounded_counts()
    {
        _warehouse
            .Put(Persons, "2017-12-31", "400000", precision: Precision.Rounded).Put(Persons, "2022-12-31", "502371")
            .Put("invalidity_growth", "2022", "1", unit: "percent since 2017");

        Assert.Equal(CheckState.NotApplicable, Run(Growth).Outcome);
    }

    [EngineTheory]
    [InlineData("36.86", CheckState.Passed)]
    [InlineData("36.9", CheckState.Passed)]
    [InlineData("36.80", CheckState.Failed)]
    public void A_share_is_computed_from_the_counts(string printed, string expected)
    {
        _warehouse
            .Put(Persons, "2022-12-31", "502371").Put(Persons, "2022-12-31", "185184", disease: "mental")
            .Put("invalidity_share", "2022", printed, unit: "percent of invalids", disease: "mental");

        Assert.Equal((expected, 1), (Run(Shares).Outcome, Run(Shares).Tested));
    }

    [EngineFact]
    public void A_share_takes_the_first_whole_that_is_not_itself()
    {
        _warehouse
            .Put(Persons, "2022-12-31", "100").Put(Persons, "2022-12-31", "60", sex: "F")
            .Put("invalidity_share", "2022-12-31", "60", unit: "percent of invalids", sex: "F");

        Assert.Equal((CheckState.Passed, 1), (Run(Shares).Outcome, Run(Shares).Tested));
    }

    [EngineFact]
    public void A_gap_in_the_years_is_found()
    {
        _warehouse.Put(Persons, "2010-12-31", "1").Put(Persons, "2012-12-31", "1").Put(Persons, "2011-06-30", "1");

        var outcome = Run("kind: missing_periods\n    measures: [invalidity_persons]\n    where: { scheme: all }");

        Assert.Equal(CheckState.Failed, outcome.Outcome);
        Assert.EndsWith("2011-12-31", Assert.Single(outcome.Offenders).What, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Sources_that_print_different_values_are_found()
    {
        _warehouse
            .Publication("a", edition: "2023").Publication("b", edition: "2025")
            .Put("invalidity_rate_fpb", "2015", "7.3", unit: "percent of employment, unemployed included", publication: "a")
            .Put("invalidity_rate_fpb", "2015", "7.4", unit: "percent of employment, unemployed included", publication: "b");

        var offender = Assert.Single(Run("kind: sources_disagree\n    kinds: [rate]").Offenders);

        Assert.StartsWith("7.3", offender.Found, StringComparison.Ordinal);
        Assert.StartsWith("7.4", offender.Expected, StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_same_value_with_fewer_decimals_agrees()
    {
        _warehouse
            .Put("invalidity_share", "2023-12-31", "59.64", unit: "percent of invalids", sex: "F", publication: "a")
            .Put("invalidity_share", "2023-12-31", "59.6", unit: "percent of invalids", sex: "F", publication: "b");

        Assert.Equal((CheckState.Passed, 1), (Run("kind: sources_disagree\n    kinds: [share]").Outcome, Run("kind: sources_disagree\n    kinds: [share]").Tested));
    }

    [EngineFact]
    public void A_provisional_figure_that_was_replaced_is_found()
    {
        _warehouse
            .Put(Persons, "2017-12-31", "404657", publication: "a")
            .Put(Persons, "2017-12-31", "404742", publication: "b", precision: Precision.Provisional);

        Assert.Equal(CheckState.Failed, Run("kind: provisional_vs_final\n    kinds: [stock]").Outcome);
        Assert.Equal(CheckState.NotApplicable, Run("kind: sources_disagree\n    kinds: [stock]").Outcome);
    }

    [EngineTheory]
    [InlineData("3900000", "persons", CheckState.Failed)]
    [InlineData("3900", "thousand persons", CheckState.Failed)]
    [InlineData("400000", "persons", CheckState.Passed)]
    public void A_value_out_of_range_is_found_in_any_unit(string value, string unit, string expected)
    {
        _warehouse.Put("primary_persons", "2023", value, unit: unit, precision: Precision.AtLeast);

        Assert.Equal(expected, Run("kind: range\n    measures: [primary_persons]\n    max: 1500000").Outcome);
    }

    private CheckOutcome Run(string settings)
    {
        using var folder = new TempFolder();
        var path = folder.Write(
            "checks.yaml",
            $"checks:\n  - code: c\n    title: {{ nl: t, fr: t, en: t }}\n    source: riziv\n    severity: warn\n    reason: a test\n    {settings}\n");
        return Assert.Single(new CheckRunner(_warehouse.Reader, SmallWarehouse.Model, _ => null, CheckFile.Read(SmallWarehouse.Model, path)).Run());
    }
}

public sealed class CheckKindTestsOnSqlite : CheckKindTests<SqliteTestEngine>;

public sealed class CheckKindTestsOnSqlServer : CheckKindTests<SqlServerTestEngine>;
