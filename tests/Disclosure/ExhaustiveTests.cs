using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

/// <summary>Tiny tables, where all tables that fit what is visible can be written down: no linear programming is needed to know what a reader knows.</summary>
public class ExhaustiveTests
{
    [Fact]
    public void Intervals_of_two_way_tables_are_those_of_all_tables_that_fit()
    {
        var random = new Random(11);
        var narrow = 0;
        for (var number = 0; number < 100; number++)
        {
            var system = new CountSystem();
            RandomSystems.AddTwoWay(system, "", Small(random, random.Next(2, 4), random.Next(2, 4)));
            var hidden = SomeOf(system, random, 0.45);
            var seen = Enumerate(system, hidden);
            var audit = new Auditor().Audit(system, hidden);
            Assert.Equal(seen.OrderBy(pair => pair.Key, StringComparer.Ordinal), audit.Intervals);
            narrow += seen.Values.Count(interval => interval.Width is > 0 and < 5);
        }

        Assert.True(narrow > 50, "the tables are too simple to tell");
    }

    [Fact]
    public void Intervals_of_other_tables_hold_all_tables_that_fit()
    {
        var random = new Random(12);
        for (var number = 0; number < 120; number++)
        {
            var system = number % 2 == 0 ? TinyThreeWay(random) : TinyMultiResponse(random);
            var hidden = SomeOf(system, random, 0.4);
            var audit = new Auditor().Audit(system, hidden);
            foreach (var (id, interval) in Enumerate(system, hidden))
            {
                Assert.True(
                    audit.Intervals[id].Min <= interval.Min && audit.Intervals[id].Max >= interval.Max,
                    $"table {number}, {id}: {interval} by counting, {audit.Intervals[id]} by the auditor");
            }
        }
    }

    [Fact]
    public void A_protected_tiny_table_leaves_every_hidden_count_open_and_every_hidden_group_in_doubt()
    {
        var random = new Random(13);
        var groups = 0;
        for (var number = 0; number < 60; number++)
        {
            var system = new CountSystem();
            RandomSystems.AddTwoWay(system, "", Small(random, random.Next(2, 4), random.Next(2, 4)));
            system.Cell("T,T", system.Cells["T,T"].Count, CellLevel.GrandTotal, CellFixture.Released);
            var rule = new DisclosureRule(3);
            var pattern = new DisclosureControl(rule).Protect(system);
            if (!pattern.IsProtected)
            {
                continue;
            }

            var tables = Tables(system, pattern.Hidden).ToArray();
            foreach (var id in pattern.Hidden)
            {
                var values = tables.Select(table => table[id]).ToArray();
                Assert.True(values.Max() - values.Min() >= rule.Threshold, $"table {number}, {id}");
            }

            foreach (var group in system.Groups)
            {
                var count = system.Cells[group.Total].Count;
                if (count > 0 && group.Parts.Any(part => system.Cells[part].Count == count))
                {
                    groups++;
                    Assert.Contains(tables, table => group.Parts.Count(part => table.GetValueOrDefault(part, system.Cells[part].Count) > 0) > 1);
                }
            }
        }

        Assert.True(groups > 10, "too few concentrated groups to tell");
    }

    private static CountSystem TinyThreeWay(Random random)
    {
        var system = new CountSystem();
        var counts = Small(random, 4, 2);
        for (var i = 0; i < 8; i++)
        {
            system.Cell(Id(i >> 2 & 1, i >> 1 & 1, i & 1), counts[i >> 1, i & 1]);
        }

        for (var a = 0; a < 2; a++)
        {
            for (var b = 0; b < 2; b++)
            {
                Add($"ab{a}{b}", Id(a, b, 0), Id(a, b, 1));
                Add($"ac{a}{b}", Id(a, 0, b), Id(a, 1, b));
                Add($"bc{a}{b}", Id(0, a, b), Id(1, a, b));
            }
        }

        Add("all", "ab00", "ab01", "ab10", "ab11");
        return system;

        void Add(string total, params string[] parts) => system.Cell(total, parts.Sum(part => system.Cells[part].Count)).Sum(total, parts);
        static string Id(int a, int b, int c) => $"{a}{b}{c}";
    }

    private static CountSystem TinyMultiResponse(Random random)
    {
        var system = new CountSystem();
        var total = random.Next(3, 12);
        system.Cell("all", total);
        for (var a = 0; a < 3; a++)
        {
            var given = random.Next(total + 1);
            system.Cell($"{a}", given).Cell($"not {a}", total - given).Group("all", [$"{a}", $"not {a}"]);
        }

        system.Cell("0 and 1", system.Cells["0"].Count + system.Cells["1"].Count).Sum("0 and 1", ["0", "1"]);
        return system;
    }

    private static long[,] Small(Random random, int rows, int columns)
    {
        var counts = new long[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                counts[r, c] = random.Next(3) == 0 ? 0 : random.Next(0, 8);
            }
        }

        return counts;
    }

    /// <summary>Some cells, never the total of all: with that visible every cell has a limit and the tables can be counted.</summary>
    private static HashSet<string> SomeOf(CountSystem system, Random random, double share) =>
        [.. system.Cells.Keys.Where(id => id is not ("T,T" or "all") && random.NextDouble() < share).Take(9)];

    private static Dictionary<string, CountInterval> Enumerate(CountSystem system, IReadOnlySet<string> hidden)
    {
        var intervals = new Dictionary<string, CountInterval>();
        foreach (var table in Tables(system, hidden))
        {
            foreach (var (id, value) in table)
            {
                intervals[id] = intervals.TryGetValue(id, out var known)
                    ? new CountInterval(Math.Min(known.Min, value), Math.Max(known.Max!.Value, value))
                    : new CountInterval(value, value);
            }
        }

        return intervals;
    }

    /// <summary>All tables of whole numbers of 0 or more that fit: every hidden cell in turn takes every value that no relation forbids yet.</summary>
    private static IEnumerable<Dictionary<string, long>> Tables(CountSystem system, IReadOnlySet<string> hidden)
    {
        var cap = system.Cells.TryGetValue("T,T", out var all) ? all.Count : 2 * system.Cells["all"].Count;
        var order = hidden.Order(StringComparer.Ordinal).ToArray();
        var table = new Dictionary<string, long>();
        return From(0);

        IEnumerable<Dictionary<string, long>> From(int at)
        {
            if (at == order.Length)
            {
                yield return new Dictionary<string, long>(table);
                yield break;
            }

            for (var value = 0L; value <= cap; value++)
            {
                table[order[at]] = value;
                if (system.Relations.All(Possible))
                {
                    foreach (var found in From(at + 1))
                    {
                        yield return found;
                    }
                }
            }

            table.Remove(order[at]);
        }

        bool Possible(IReadOnlyList<(string Id, int Sign)> relation)
        {
            var (low, high) = (0L, 0L);
            foreach (var (id, sign) in relation)
            {
                var (least, most) = !hidden.Contains(id) ? (system.Cells[id].Count, system.Cells[id].Count)
                    : table.TryGetValue(id, out var value) ? (value, value)
                    : (0, cap);
                low += sign > 0 ? least : -most;
                high += sign > 0 ? most : -least;
            }

            return low <= 0 && high >= 0;
        }
    }
}
