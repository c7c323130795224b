using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Model;

public abstract class SumRulesTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly SmallWarehouse<TEngine> _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [EngineTheory]
    [InlineData("region")]
    [InlineData("disease_group")]
    [InlineData("age_group")]
    [InlineData("scheme")]
    public void A_sum_never_holds_a_member_and_its_ancestor(string dimension)
    {
        var members = SmallWarehouse.Catalog.Members(dimension);
        foreach (var one in members)
        {
            foreach (var other in members.Where(m => m != one && Ancestors(m.Parent).Contains(one.Code)))
            {
                Assert.Throws<QueryException>(() => _warehouse.Ask(
                    "invalidity_persons", where: $"period=2022-12-31; {dimension}={one.Code},{other.Code}"));
            }
        }

        IEnumerable<string> Ancestors(string? code)
        {
            for (; code is not null; code = SmallWarehouse.Catalog.Find(dimension, code)!.Parent)
            {
                yield return code;
            }
        }
    }

    [EngineFact]
    public void Age_bands_that_are_added_share_no_year()
    {
        var codes = SmallWarehouse.Catalog.Members("age_group").Select(m => m.Code).ToArray();
        var pairs = Gen.Elements(codes).Two().Where(pair => pair.Item1 != pair.Item2).ToArbitrary();

        Prop.ForAll(pairs, pair =>
        {
            var allowed = IsAllowed($"period=2022-12-31; age_group={pair.Item1},{pair.Item2}");
            return !allowed || !Years(pair.Item1).Intersect(Years(pair.Item2)).Any();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [EngineFact]
    public void Rows_come_in_one_order_whatever_the_order_of_loading()
    {
        (string Scheme, string Sex, string Publication, string Value)[] figures =
        [
            ("all", "T", "a", "10"), ("all", "T", "b", "11"), ("general", "T", "a", "7"), ("self_employed", "T", "a", "3"),
            ("all", "M", "b", "4"), ("all", "F", "b", "6"), ("general", "F", "a", "2"),
        ];
        string[]? first = null;

        Prop.ForAll(Gen.Shuffle(figures).ToArbitrary(), shuffled =>
        {
            using var warehouse = new SmallWarehouse<TEngine>();
            foreach (var f in shuffled)
            {
                warehouse.Put("invalidity_persons", "2022-12-31", f.Value, scheme: f.Scheme, sex: f.Sex, publication: f.Publication, row: 5);
            }

            var rows = warehouse.Ask("invalidity_persons", by: "scheme,sex", where: "period=2022-12-31").Rows
                .Select(r => $"{r["scheme"].Code} {r["sex"].Code} {r.Cell.Value} {r.Cell.Addresses[0].Publication} {r.Cell.OtherReadings.Count}")
                .ToArray();
            first ??= rows;
            return rows.SequenceEqual(first);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }

    private bool IsAllowed(string where)
    {
        try
        {
            _warehouse.Ask("invalidity_persons", where: where);
            return true;
        }
        catch (QueryException)
        {
            return false;
        }
    }

    // Written out on its own, so that it does not repeat the code under test.
    private static IEnumerable<int> Years(string band)
    {
        var numbers = band.Split('-', '<', '>', '+').Where(t => t.Length > 0 && t.All(char.IsDigit)).Select(int.Parse).ToArray();
        return Enumerable.Range(0, 120).Where(age => band switch
        {
            "all" => true,
            ['<', ..] => age < numbers[0],
            ['>', ..] => age > numbers[0],
            [.., '+'] => age >= numbers[0],
            _ => age >= numbers[0] && age <= numbers[1],
        });
    }
}

public sealed class SumRulesTestsOnSqlite : SumRulesTests<SqliteTestEngine>;

public sealed class SumRulesTestsOnSqlServer : SumRulesTests<SqlServerTestEngine>;
