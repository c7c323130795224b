using System.Globalization;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Model;

public abstract class AskTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";
    private const string AllSeven = "scheme,sex,age_group,region,disease_group,status,period";
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineFact]
    public void Reads_a_dimension_that_is_not_named_at_its_total()
    {
        _warehouse
            .Put(Persons, "2022-12-31", "502371")
            .Put(Persons, "2022-12-31", "471927", scheme: "general")
            .Put(Persons, "2022-12-31", "30444", scheme: "self_employed");

        var cell = Assert.Single(_warehouse.Ask(Persons, where: "period=2022-12-31").Rows).Cell;

        Assert.Equal(502371m, cell.Value);
        Assert.Equal(CellState.Shown, cell.State);
        Assert.Single(cell.Addresses);
    }

    [EngineFact]
    public void Breaks_down_by_members_in_their_own_order_the_total_included()
    {
        _warehouse
            .Put(Persons, "2022-12-31", "30444", scheme: "self_employed")
            .Put(Persons, "2022-12-31", "471927", scheme: "general")
            .Put(Persons, "2022-12-31", "502371");

        var table = _warehouse.Ask(Persons, by: "scheme", where: "period=2022-12-31");

        Assert.Equal(["all", "general", "self_employed"], table.Rows.Select(r => r["scheme"].Code));
        Assert.Equal("régime général (salariés et chômeurs)", table.Rows[1]["scheme"].Label.Fr);
        Assert.Equal(MemberRole.Total, table.Rows[0]["scheme"].Role);
    }

    [EngineFact]
    public void Gives_a_figure_the_address_of_its_cell()
    {
        _warehouse.Put(Persons, "2022-12-31", "502371", sheet: "Tabel 7", row: 12, column: 28, publication: "year-book");

        var address = Assert.Single(_warehouse.Ask(Persons, where: "period=2022-12-31").Rows[0].Cell.Addresses);

        Assert.Equal(("year-book", "Title of year-book", "figures.xlsx", "Tabel 7", "AB12"),
            (address.Publication, address.PublicationTitle, address.File, address.Sheet, address.Cell));
        Assert.Equal(64, address.Sha256.Length);
        Assert.Equal(SmallWarehouse.LoadedFirst, address.LoadedAt);
        Assert.Equal(DateTimeKind.Utc, address.LoadedAt.Kind);
    }

    [EngineTheory]
    [InlineData("14.0", 1)]
    [InlineData("4138510213.38", 2)]
    [InlineData("-7.53", 2)]
    [InlineData("14850000000", 0)]
    [InlineData("0", 0)]
    public void Keeps_the_value_as_published(string value, int decimals)
    {
        _warehouse.Put("invalidity_expenditure", "2014", value, unit: "EUR");

        var cell = _warehouse.Ask("invalidity_expenditure", where: "period=2014").Rows[0].Cell;

        Assert.Equal(value, cell.Value!.Value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(decimals, cell.Decimals);
    }

    [EngineTheory]
    [InlineData("2014", "4138510213.38")]
    [InlineData("2015", "5")]
    public void Reads_whole_and_broken_values_side_by_side(string period, string value)
    {
        _warehouse
            .Put("invalidity_expenditure", "2015", "5", unit: "EUR")
            .Put("invalidity_expenditure", "2014", "4138510213.38", unit: "EUR");

        var row = _warehouse.Ask("invalidity_expenditure", by: "period").Rows.Single(r => r["period"].Code == period);

        Assert.Equal(value, row.Cell.Value!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [EngineFact]
    public void Says_where_the_figures_are_when_there_is_none_at_the_total()
    {
        _warehouse.Put("vdab_trajectories", "2023", "6065", unit: "trajectories", scheme: "not_applicable", region: "Flanders");

        var table = _warehouse.Ask("vdab_trajectories", by: "period");

        Assert.Empty(table.Rows);
        var note = Assert.Single(table.Notes);
        Assert.Contains("not_applicable", note, StringComparison.Ordinal);
        Assert.Contains("Flanders", note, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Says_which_members_have_figures_only_beside_the_total()
    {
        _warehouse
            .Put(Persons, "2020-12-31", "471040")
            .Put(Persons, "2020-12-31", "16732", age: "55-59", disease: "depression");

        var table = _warehouse.Ask(Persons, by: "age_group", where: "period=2020-12-31");

        Assert.Equal("all", Assert.Single(table.Rows)["age_group"].Code);
        Assert.Contains(table.Notes, n => n.Contains("55-59", StringComparison.Ordinal) && n.Contains("depression", StringComparison.Ordinal));
    }

    [EngineFact]
    public void Says_that_there_is_nothing()
    {
        var table = _warehouse.Ask(Persons, by: "period");

        Assert.Empty(table.Rows);
        Assert.Contains("no figure", Assert.Single(table.Notes), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("vrouwen")]
    [InlineData("femmes")]
    [InlineData("V")]
    [InlineData("F")]
    public void Accepts_codes_labels_and_synonyms(string sex)
    {
        _warehouse.Put(Persons, "2020-12-31", "52965", sex: "F").Put(Persons, "2020-12-31", "1", sex: "M");

        Assert.Equal(52965m, Assert.Single(_warehouse.Ask(Persons, where: $"period=2020-12-31; sex={sex}").Rows).Cell.Value);
    }

    [EngineFact]
    public void Keeps_a_year_and_its_last_day_apart()
    {
        _warehouse.Put(Persons, "2015", "347808").Put(Persons, "2015-12-31", "370408");

        Assert.Equal(347808m, Assert.Single(_warehouse.Ask(Persons, where: "period=2015").Rows).Cell.Value);
        Assert.Equal(370408m, Assert.Single(_warehouse.Ask(Persons, where: "period=2015-12-31").Rows).Cell.Value);
    }

    [EngineFact]
    public void A_range_takes_every_period_that_ends_in_it()
    {
        _warehouse
            .Put(Persons, "2016-12-31", "1").Put(Persons, "2017-11-30", "2").Put(Persons, "2017", "3")
            .Put(Persons, "2018-12-31", "4").Put(Persons, "2019-01-01", "5");

        var rows = _warehouse.Ask(Persons, by: "period", where: "period=2017..2018").Rows;

        Assert.Equal(["2017", "2017-11-30", "2018-12-31"], rows.Select(r => r["period"].Code));
    }

    [EngineFact]
    public void Units_of_one_quantity_compete_and_the_main_unit_wins()
    {
        _warehouse
            .Put(Persons, "2011-12-31", "290", unit: "thousand persons", publication: "newer", precision: Precision.Rounded)
            .Put(Persons, "2011-12-31", "289814", publication: "older");

        var cell = Assert.Single(_warehouse.Ask(Persons, where: "period=2011-12-31").Rows).Cell;

        Assert.Equal((289814m, "persons"), (cell.Value!.Value, cell.Unit.Code));
        Assert.Equal("thousand persons", Assert.Single(cell.OtherReadings).Unit.Code);
    }

    [EngineFact]
    public void Another_quantity_is_a_row_of_its_own_and_the_main_one_comes_first()
    {
        _warehouse
            .Put("invalidity_share", "2021-12-31", "68", unit: "percent of depression_burnout invalids", sex: "F", disease: "depression_burnout")
            .Put("invalidity_share", "2021-12-31", "28", unit: "percent of female invalids", sex: "F", disease: "depression_burnout")
            .Put("invalidity_share", "2021-12-31", "16", unit: "percent of invalids", sex: "F", disease: "depression_burnout");

        var table = _warehouse.Ask("invalidity_share", where: "period=2021-12-31; sex=F; disease_group=depression_burnout");

        Assert.Equal([16m, 68m, 28m], table.Rows.Select(r => r.Cell.Value!.Value));
        Assert.Contains(table.Notes, n => n.Contains("several units", StringComparison.Ordinal));
    }

    [EngineFact]
    public void A_unit_can_be_named_or_asked_by()
    {
        _warehouse
            .Put(Persons, "2011-12-31", "290", unit: "thousand persons")
            .Put(Persons, "2011-12-31", "289814");

        Assert.Equal(290m, Assert.Single(_warehouse.Ask(Persons, where: "period=2011-12-31; unit=thousand persons").Rows).Cell.Value);
        Assert.Equal(["persons", "thousand persons"],
            _warehouse.Ask(Persons, by: "unit", where: "period=2011-12-31").Rows.Select(r => r["unit"].Code));
    }

    [EngineFact]
    public void A_publication_can_be_named_or_asked_by()
    {
        _warehouse
            .Publication("report-2017", edition: "2017").Publication("press-2018", kind: "press", edition: "2018-05")
            .Put(Persons, "2017-12-31", "404657", publication: "report-2017")
            .Put(Persons, "2017-12-31", "404742", publication: "press-2018", precision: Precision.Provisional);

        Assert.Equal(404742m, Assert.Single(_warehouse.Ask(Persons, where: "period=2017-12-31; publication=press-2018").Rows).Cell.Value);
        Assert.Equal(["press-2018", "report-2017"],
            _warehouse.Ask(Persons, by: "publication", where: "period=2017-12-31").Rows.Select(r => r["publication"].Code));
    }

    [EngineFact]
    public void Measures_come_in_the_order_asked()
    {
        _warehouse.Put(Persons, "2022-12-31", "502371").Put("invalidity_share", "2022-12-31", "100", unit: "percent of invalids");

        Assert.Equal(["invalidity_share", Persons],
            _warehouse.Ask($"invalidity_share,{Persons}", where: "period=2022-12-31").Rows.Select(r => r.Measure));
    }

    [EngineFact]
    public void Asked_by_all_seven_dimensions_it_lists_every_published_cell()
    {
        _warehouse
            .Publication("a", series: "s", edition: "2023").Publication("b", series: "s", edition: "2025")
            .Put("invalidity_rate_fpb", "2005", "5.4", unit: "percent of employment, unemployed included", publication: "a")
            .Put("invalidity_rate_fpb", "2005", "5.5", unit: "percent of employment, unemployed included", publication: "b")
            .Put("invalidity_rate_fpb", "2005", "5.0", unit: "percent of total employment", publication: "a");

        var rows = _warehouse.Ask("invalidity_rate_fpb", by: AllSeven).Rows;

        Assert.Equal([5.5m, 5.4m, 5.0m], rows.Select(r => r.Cell.Value!.Value));
        Assert.All(rows, r => Assert.Empty(r.Cell.OtherReadings));
    }
}

public sealed class AskTestsOnSqlite : AskTests<SqliteTestEngine>;

public sealed class AskTestsOnSqlServer : AskTests<SqlServerTestEngine>;
