using System.Text.Json;
using Dapper;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Model;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>
/// An engine answers as SQLite does, row by row and in the same order. On SQLite itself this shows that an answer depends on
/// nothing but what was loaded.
/// </summary>
public abstract class SameAnswersTests<TEngine>(LazyFixture<ComparedWarehouses<TEngine>> fixture) : IClassFixture<LazyFixture<ComparedWarehouses<TEngine>>>
    where TEngine : ITestEngine, new()
{
    private static readonly string[] Dimensions = ["scheme", "sex", "age_group", "region", "disease_group", "status", "period"];

    private readonly ComparedWarehouses<TEngine> _warehouses = fixture.Value;

    [EngineFact]
    public void Every_table_holds_the_same_rows()
    {
        var (sqlite, other) = _warehouses.Dumps();

        Assert.True(sqlite.Count > 1000, $"Only {sqlite.Count} rows.");
        MustBeSame(sqlite, other);
    }

    [EngineFact]
    public void Every_measure_by_all_seven_dimensions_is_the_same()
    {
        foreach (var editions in new EditionChoice?[] { EditionChoice.Newest, EditionChoice.All })
        {
            MustBeSame(SmallWarehouse.Model.Measures.Where(m => !m.Fact.IsOfPersons).Select(m => new Query { Measures = [m.Code], By = Dimensions, Editions = editions }), atLeast: 400);
        }
    }

    [EngineFact]
    public void Every_measure_by_each_dimension_is_the_same() =>
        MustBeSame(
            from measure in SmallWarehouse.Model.Measures.Where(m => !m.Fact.IsOfPersons)
            from dimension in Dimensions
            select new Query { Measures = [measure.Code], By = dimension == "period" ? [dimension] : [dimension, "period"] },
            atLeast: 1000);

    [EngineFact]
    public void Several_measures_limits_and_sums_are_the_same() =>
        MustBeSame(
            [
                SmallWarehouse.QueryOf("invalidity_persons,primary_days,invalidity_share", "period,scheme"),
                SmallWarehouse.QueryOf("invalidity_persons", "period", "scheme=general,self_employed"),
                SmallWarehouse.QueryOf("invalidity_persons", "period,publication", "period=2010..2022"),
                SmallWarehouse.QueryOf("invalidity_persons", "period,unit", editions: EditionChoice.All),
                SmallWarehouse.QueryOf("invalidity_persons", "region,period", "region=Flanders,Wallonia,Brussels"),
                SmallWarehouse.QueryOf("invalidity_persons", "sex,period", "disease_group=depression,burnout"),
                SmallWarehouse.QueryOf("invalidity_persons", "period", "publication=nothing"),
            ],
            atLeast: 50);

    [EngineFact]
    public void As_of_any_moment_the_answer_is_the_same()
    {
        // Around the first load, the last of the samples, and the first that was repeated; to the millisecond.
        var moments = new[] { 1, 2, SampleWarehouse.SampleFiles.Count, SampleWarehouse.SampleFiles.Count + 1 }
            .SelectMany(load => new[] { -1, 0, 1 }.Select(shift => ComparedMoments.OfLoad(load).AddMilliseconds(shift)));

        MustBeSame(
            from moment in moments
            from measure in new[] { "invalidity_persons", "invalidity_expenditure", "primary_days" }
            select new Query { Measures = [measure], By = Dimensions, AsOf = moment, Editions = EditionChoice.All },
            atLeast: 100);
    }

    [EngineFact]
    public void Codes_that_differ_in_case_or_accent_only_are_kept_apart()
    {
        foreach (var publication in OddFigures.Publications)
        {
            var query = SmallWarehouse.QueryOf("invalidity_expenditure", "period,publication", $"publication={publication}");

            var rows = _warehouses.Other.Reader.Ask(query).Rows;

            Assert.Equal(12, rows.Count);
            Assert.All(rows, r => Assert.Equal(publication, r.Cell.Addresses[0].Publication));
            Assert.Equal(Json(_warehouses.Sqlite, query), Json(_warehouses.Other, query));
        }
    }

    [EngineFact]
    public void Empty_texts_stay_empty_and_blanks_stay()
    {
        var rows = _warehouses.Other.Reader.Ask(SmallWarehouse.QueryOf("invalidity_expenditure", "period,publication", "publication=Odd")).Rows;

        Assert.Contains(rows, r => r.Cell.Remark == "");
        Assert.Contains(rows, r => r.Cell.Remark == "trailing  ");
        Assert.Contains(rows, r => r.Cell.Remark is null);
        Assert.All(rows, r => Assert.Equal(("", " blanks around "), (r.Cell.Addresses[0].Url, r.Cell.Addresses[0].PublicationTitle)));
    }

    [EngineFact]
    public void Members_that_stand_in_the_database_alone_come_in_the_same_order()
    {
        string[] codes = ["a", "A", "á", "à", "ä", "b", "B", "aa", "a-a", "z", "Z", "é", "_", "1"];
        foreach (var installation in new[] { _warehouses.Sqlite, _warehouses.Other })
        {
            using var connection = installation.Engine.Open();
            if (connection.ExecuteScalar<int>("SELECT COUNT(*) FROM DimUnit WHERE Code = 'á'") > 0)
            {
                continue;
            }

            foreach (var code in codes)
            {
                connection.Execute(
                    """
                    INSERT INTO DimUnit (UnitKey, Code, LabelNl, LabelFr, LabelEn, Symbol, Quantity, Scale)
                    SELECT MAX(UnitKey) + 1, @code, @code, @code, '', '', @code, 1 FROM DimUnit
                    """,
                    new { code });
                connection.Execute(
                    "UPDATE FactPublishedFigure SET UnitKey = (SELECT UnitKey FROM DimUnit WHERE Code = @code) WHERE RowNumber = @row AND PublicationKey = (SELECT PublicationKey FROM DimPublication WHERE Code = 'odd')",
                    new { code, row = Array.IndexOf(codes, code) + 2 });
            }
        }

        var query = SmallWarehouse.QueryOf("invalidity_expenditure", "unit,publication,period", "publication=odd");

        Assert.Equal(codes.Take(12).Order(StringComparer.Ordinal), _warehouses.Other.Reader.Ask(query).Rows.Select(r => r["unit"].Code));
        Assert.Equal(Json(_warehouses.Sqlite, query), Json(_warehouses.Other, query));
    }

    [EngineFact]
    public void The_checks_find_the_same() =>
        Assert.Equal(
            JsonSerializer.Serialize(_warehouses.Sqlite.Checks.Latest()),
            JsonSerializer.Serialize(_warehouses.Other.Checks.Latest()));

    private void MustBeSame(IEnumerable<Query> queries, int atLeast)
    {
        var rows = 0;
        foreach (var query in queries)
        {
            var (sqlite, other) = (Answer(_warehouses.Sqlite, query), Answer(_warehouses.Other, query));
            MustBeSame(sqlite, other);
            rows += sqlite.Count;
        }

        Assert.True(rows >= atLeast, $"Only {rows} rows were compared.");
    }

    private static void MustBeSame(IReadOnlyList<string> sqlite, IReadOnlyList<string> other)
    {
        var different = sqlite.Zip(other).FirstOrDefault(pair => pair.First != pair.Second);
        Assert.True(different == default, $"SQLite:\n{different.First}\n{new TEngine().Name}:\n{different.Second}");
        Assert.Equal(sqlite.Count, other.Count);
    }

    /// <summary>Rows, then notes, each as a line; or why the query was refused.</summary>
    private static List<string> Answer(Installation installation, Query query)
    {
        try
        {
            var table = installation.Reader.Ask(query);
            return [.. table.Rows.Select(r => JsonSerializer.Serialize(r)), .. table.Notes];
        }
        catch (QueryException refusal)
        {
            return [refusal.Message];
        }
    }

    private static string Json(Installation installation, Query query) => string.Join('\n', Answer(installation, query));
}

public sealed class SameAnswersTestsOnSqlite(LazyFixture<ComparedWarehouses<SqliteTestEngine>> fixture) : SameAnswersTests<SqliteTestEngine>(fixture);

public sealed class SameAnswersTestsOnSqlServer(LazyFixture<ComparedWarehouses<SqlServerTestEngine>> fixture) : SameAnswersTests<SqlServerTestEngine>(fixture);
