using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Model;

public abstract class EditionTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const string Persons = "invalidity_persons";
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineFact]
    public void Reads_the_newest_edition_of_a_series_and_keeps_the_others_beside_it()
    {
        _warehouse
            .Publication("e2018", series: "s", edition: "2018").Publication("e2025", series: "s", edition: "2025-11").Publication("e2023", series: "s", edition: "2023")
            .Put(Persons, "2015-12-31", "2", publication: "e2025")
            .Put(Persons, "2015-12-31", "1", publication: "e2018")
            .Put(Persons, "2015-12-31", "3", publication: "e2023");

        var table = _warehouse.Ask(Persons, where: "period=2015-12-31");
        var cell = Assert.Single(table.Rows).Cell;

        Assert.Equal(2m, cell.Value);
        Assert.Equal([3m, 1m], cell.OtherReadings.Select(r => r.Value));
        Assert.Contains(table.Notes, n => n.Contains("different values", StringComparison.Ordinal));
    }

    [EngineFact]
    public void An_older_edition_does_not_win_by_being_more_exact()
    {
        _warehouse
            .Publication("old", series: "s", edition: "2018").Publication("new", series: "s", edition: "2019")
            .Put(Persons, "2015-12-31", "370408", publication: "old")
            .Put(Persons, "2015-12-31", "370000", publication: "new", precision: Precision.Rounded);

        Assert.Equal(370000m, Cell().Value);
    }

    [EngineTheory]
    [InlineData(Precision.Exact, "press", "2010", Precision.Rounded, "official", "2020")]
    [InlineData(Precision.Exact, "second_hand", "2010", Precision.Provisional, "official", "2020")]
    [InlineData(Precision.Exact, "official", "2010", Precision.Exact, "research", "2020")]
    [InlineData(Precision.Exact, "research", "2010", Precision.Exact, "press", "2020")]
    [InlineData(Precision.Exact, "press", "2010", Precision.Exact, "second_hand", "2020")]
    [InlineData(Precision.Exact, "press", "2020", Precision.Exact, "press", "2010")]
    [InlineData(Precision.Provisional, "press", "2010", Precision.Forecast, "official", "2020")]
    public void Across_series_it_reads_the_most_exact_then_the_most_official_then_the_newest(
        Precision precision, string kind, string edition, Precision otherPrecision, string otherKind, string otherEdition)
    {
        _warehouse
            .Publication("z-better", kind, edition: edition).Publication("a-worse", otherKind, edition: otherEdition)
            .Put(Persons, "2015-12-31", "1", publication: "z-better", precision: precision)
            .Put(Persons, "2015-12-31", "2", publication: "a-worse", precision: otherPrecision);

        Assert.Equal(1m, Cell().Value);
    }

    [EngineFact]
    public void Of_equals_the_one_loaded_last_is_read()
    {
        _warehouse
            .Put(Persons, "2015-12-31", "1", publication: "a", loadedAt: SmallWarehouse.LoadedFirst)
            .Put(Persons, "2015-12-31", "2", publication: "b", loadedAt: SmallWarehouse.LoadedFirst.AddDays(1));

        Assert.Equal(2m, Cell().Value);
    }

    [EngineFact]
    public void All_editions_can_be_asked_for()
    {
        _warehouse.Put(Persons, "2015-12-31", "1", publication: "a").Put(Persons, "2015-12-31", "2", publication: "b");

        Assert.Equal(2, _warehouse.Ask(Persons, where: "period=2015-12-31", editions: EditionChoice.All).Rows.Count);
        Assert.Single(_warehouse.Ask(
            Persons, by: "scheme,sex,age_group,region,disease_group,status,period", editions: EditionChoice.Newest).Rows);
    }

    [EngineTheory]
    [InlineData(-1, null)]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(100, 2)]
    public void Answers_as_it_was_known_then(int daysAfterFirstLoad, int? expected)
    {
        var second = SmallWarehouse.LoadedFirst.AddDays(10);
        _warehouse
            .Put(Persons, "2015-12-31", "1", supersededAt: second)
            .Put(Persons, "2015-12-31", "2", loadedAt: second);

        var rows = _warehouse.Ask(Persons, where: "period=2015-12-31", asOf: SmallWarehouse.LoadedFirst.AddDays(daysAfterFirstLoad)).Rows;

        Assert.Equal(expected, (int?)rows.SingleOrDefault()?.Cell.Value);
    }

    [EngineFact]
    public void What_was_superseded_is_not_read_today()
    {
        _warehouse.Put(Persons, "2015-12-31", "1", supersededAt: SmallWarehouse.LoadedFirst.AddDays(10));

        Assert.Empty(_warehouse.Ask(Persons, where: "period=2015-12-31").Rows);
    }

    private ResultCell Cell() => Assert.Single(_warehouse.Ask(Persons, where: "period=2015-12-31").Rows).Cell;
}

public sealed class EditionTestsOnSqlite : EditionTests<SqliteTestEngine>;

public sealed class EditionTestsOnSqlServer : EditionTests<SqlServerTestEngine>;
