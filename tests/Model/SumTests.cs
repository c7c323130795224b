using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Model;

public abstract class SumTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineFact]
    public void Adds_members_that_do_not_overlap()
    {
        _warehouse
            .Put(Persons, "2021-12-31", "38758", region: "Flanders")
            .Put(Persons, "2021-12-31", "33383.5", region: "Wallonia", precision: Precision.Rounded)
            .Put(Persons, "2021-12-31", "8596", region: "Brussels");

        var cell = Assert.Single(_warehouse.Ask(Persons, where: "period=2021-12-31; region=Flanders,Wallonia").Rows).Cell;

        Assert.Equal(72141.5m, cell.Value);
        Assert.Equal(1, cell.Decimals);
        Assert.Equal(Precision.Rounded, cell.Precision);
        Assert.Equal(2, cell.Addresses.Count);
    }

    [EngineFact]
    public void Adds_the_newest_readings_only()
    {
        _warehouse
            .Publication("old", series: "s", edition: "2020").Publication("new", series: "s", edition: "2021")
            .Put(Persons, "2021-12-31", "1", region: "Flanders", publication: "old")
            .Put(Persons, "2021-12-31", "10", region: "Flanders", publication: "new")
            .Put(Persons, "2021-12-31", "100", region: "Wallonia", publication: "old");

        Assert.Equal(110m, _warehouse.Ask(Persons, where: "period=2021-12-31; region=Flanders,Wallonia").Rows[0].Cell.Value);
    }

    [EngineFact]
    public void Adds_within_each_member_asked_by()
    {
        _warehouse
            .Put(Persons, "2020-12-31", "10", scheme: "general", sex: "M").Put(Persons, "2020-12-31", "20", scheme: "self_employed", sex: "M")
            .Put(Persons, "2020-12-31", "100", scheme: "general", sex: "F").Put(Persons, "2020-12-31", "200", scheme: "self_employed", sex: "F");

        var rows = _warehouse.Ask(Persons, by: "sex", where: "period=2020-12-31; scheme=general,self_employed").Rows;

        Assert.Equal([("M", 30m), ("F", 300m)], rows.Select(r => (r["sex"].Code, r.Cell.Value!.Value)));
    }

    [EngineFact]
    public void Adds_over_two_dimensions_at_once()
    {
        _warehouse
            .Put(Persons, "2020-12-31", "1", scheme: "general", sex: "M").Put(Persons, "2020-12-31", "20", scheme: "self_employed", sex: "M")
            .Put(Persons, "2020-12-31", "300", scheme: "general", sex: "F").Put(Persons, "2020-12-31", "4000", scheme: "self_employed", sex: "F");

        Assert.Equal(4321m, Assert.Single(_warehouse.Ask(Persons, where: "period=2020-12-31; scheme=general,self_employed; sex=M,F").Rows).Cell.Value);
    }

    [EngineFact]
    public void Never_gives_a_partial_sum()
    {
        _warehouse.Put(Persons, "2021-12-31", "38758", region: "Flanders");

        var table = _warehouse.Ask(Persons, where: "period=2021-12-31; region=Flanders,Wallonia");
        var cell = Assert.Single(table.Rows).Cell;

        Assert.Equal(CellState.NotAvailable, cell.State);
        Assert.Null(cell.Value);
        Assert.Contains(table.Notes, n => n.Contains("Wallonia", StringComparison.Ordinal) && n.Contains("not available", StringComparison.Ordinal));
    }

    [EngineFact]
    public void Adds_in_one_unit_only()
    {
        _warehouse
            .Put(Persons, "2012-12-31", "144", unit: "thousand persons", sex: "M")
            .Put(Persons, "2012-12-31", "161", unit: "thousand persons", sex: "F")
            .Put(Persons, "2012-12-31", "160500", sex: "F");

        var cell = Assert.Single(_warehouse.Ask(Persons, where: "period=2012-12-31; sex=M,F").Rows).Cell;

        Assert.Equal((305m, "thousand persons"), (cell.Value!.Value, cell.Unit.Code));
    }

    [EngineFact]
    public void Does_not_add_across_units()
    {
        _warehouse
            .Put(Persons, "2012-12-31", "144", unit: "thousand persons", sex: "M")
            .Put(Persons, "2012-12-31", "160500", sex: "F");

        var table = _warehouse.Ask(Persons, where: "period=2012-12-31; sex=M,F");

        Assert.Equal(CellState.NotAvailable, Assert.Single(table.Rows).Cell.State);
        Assert.Contains(table.Notes, n => n.Contains("different units", StringComparison.Ordinal));
    }

    [EngineFact]
    public void Adds_a_flow_over_whole_years_and_months()
    {
        _warehouse
            .Put("primary_days", "2009", "1", unit: "days").Put("primary_days", "2010", "20", unit: "days")
            .Put("primary_days", "2011-01", "300", unit: "days");

        Assert.Equal(21m, Assert.Single(_warehouse.Ask("primary_days", where: "period=2009..2010").Rows).Cell.Value);
        Assert.Equal(321m, Assert.Single(_warehouse.Ask("primary_days", where: "period=2009,2010,2011-01").Rows).Cell.Value);
    }

    [EngineFact]
    public void A_range_with_a_gap_is_not_available()
    {
        _warehouse.Put("primary_days", "2009", "1", unit: "days").Put("primary_days", "2011", "20", unit: "days");

        var table = _warehouse.Ask("primary_days", where: "period=2009..2011");

        Assert.Equal(CellState.NotAvailable, Assert.Single(table.Rows).Cell.State);
        Assert.Contains(table.Notes, n => n.Contains("2010", StringComparison.Ordinal));
    }

    [EngineTheory]
    [InlineData(Persons, "period=2021-12-31,2022-12-31", "never summed over time")]
    [InlineData(Persons, "period=2021..2022", "never summed over time")]
    [InlineData("primary_persons", "period=2021,2022", "the same person can stand in several")]
    [InlineData("invalidity_share", "period=2021-12-31; disease_group=depression,burnout", "shares are never summed")]
    [InlineData("invalidity_share", "period=2021-12-31,2022-12-31", "shares are never summed")]
    [InlineData("invalidity_growth", "period=2022; sex=M,F", "growth is never summed")]
    [InlineData("invalidity_rate_fpb", "period=2022; region=Flanders,Wallonia", "rates are never summed")]
    [InlineData("primary_mean_duration", "period=2016,2017", "means are never summed")]
    [InlineData("vdab_trajectories_target", "period=2023,2024", "targets are never summed")]
    [InlineData(Persons, "period=2022-12-31; scheme=all,general", "the whole")]
    [InlineData(Persons, "period=2022-12-31; scheme=general,civil_servants", "outside")]
    [InlineData(Persons, "period=2022-12-31; scheme=general,unstated", "outside")]
    [InlineData(Persons, "period=2022-12-31; region=Flanders,Antwerp", "holds Antwerp already")]
    [InlineData(Persons, "period=2022-12-31; region=arr. Mons,Wallonia", "holds arr. Mons already")]
    [InlineData(Persons, "period=2022-12-31; disease_group=mental,burnout", "holds burnout already")]
    [InlineData(Persons, "period=2022-12-31; disease_group=depression_burnout,burnout", "holds burnout already")]
    [InlineData(Persons, "period=2022-12-31; disease_group=burnout,musculoskeletal", "of which")]
    [InlineData(Persons, "period=2022-12-31; age_group=<50,45-49", "of which")]
    [InlineData("primary_days", "period=2010,2010-06", "overlap")]
    [InlineData("primary_days", "period=2010,2011-06-30", "is a day")]
    [InlineData("primary_days", "period=2010-12-31..2011-12-31", "ask by period")]
    public void Refuses_a_sum_without_meaning(string measure, string where, string why)
    {
        Assert.Contains(why, _warehouse.Refused(measure, where: where), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Adds_parts_of_one_of_which()
    {
        _warehouse
            .Put(Persons, "2022-12-31", "86580", disease: "depression").Put(Persons, "2022-12-31", "39093", disease: "burnout");

        Assert.Equal(125673m, Assert.Single(_warehouse.Ask(Persons, where: "period=2022-12-31; disease_group=depression,burn-out").Rows).Cell.Value);
    }

    [EngineFact]
    public void Editions_are_not_added()
    {
        Assert.Contains("editions are not added",
            _warehouse.Refused(Persons, where: "period=2022-12-31; sex=M,F", editions: EditionChoice.All), StringComparison.Ordinal);
    }

    [EngineFact]
    public void The_same_member_named_twice_is_one_member()
    {
        _warehouse.Put(Persons, "2022-12-31", "7", sex: "F");

        Assert.Equal(7m, Assert.Single(_warehouse.Ask(Persons, where: "period=2022-12-31; sex=F,vrouwen").Rows).Cell.Value);
    }
}

public sealed class SumTestsOnSqlite : SumTests<SqliteTestEngine>;

public sealed class SumTestsOnSqlServer : SumTests<SqlServerTestEngine>;
