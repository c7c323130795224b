using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

/// <summary>Tables of persons by chance: sparse, with zeros and with groups that stand in one column, of all shapes that surveys have.</summary>
internal static class RandomSystems
{
    public const int Kinds = 6;

    public static CountSystem Make(int number, Random random) => (number % Kinds) switch
    {
        0 => TwoWay(random, random.Next(2, 9), random.Next(2, 7)),
        1 => ThreeWay(random, random.Next(2, 5), random.Next(2, 4), random.Next(2, 4)),
        2 => Hierarchy(random),
        3 => Linked(random),
        4 => MultiResponse(random),
        _ => Routed(random),
    };

    /// <summary>Rows by columns with all margins; rows and columns are groups.</summary>
    public static CountSystem TwoWay(Random random, int rows, int columns)
    {
        var system = new CountSystem();
        AddTwoWay(system, "", Counts(random, rows, columns));
        return system;
    }

    public static void AddTwoWay(CountSystem system, string name, long[,] counts)
    {
        var rows = Enumerable.Range(0, counts.GetLength(0)).ToArray();
        var columns = Enumerable.Range(0, counts.GetLength(1)).ToArray();
        foreach (var r in rows)
        {
            system.Cell($"{name}{r},T", columns.Sum(c => counts[r, c]), CellLevel.Total);
            foreach (var c in columns)
            {
                system.Cell($"{name}{r},{c}", counts[r, c]);
            }
        }

        foreach (var c in columns)
        {
            system.Cell($"{name}T,{c}", rows.Sum(r => counts[r, c]), CellLevel.Total);
        }

        system.Cell($"{name}T,T", counts.Cast<long>().Sum(), CellLevel.GrandTotal);
        system.Table($"{name}T,T", [.. rows.Select(r => $"{name}{r},T")], [.. columns.Select(c => $"{name}T,{c}")], (r, c) => $"{name}{r},{c}");
    }

    private static CountSystem ThreeWay(Random random, int a, int b, int c)
    {
        var counts = Counts(random, a * b, c);
        var system = new CountSystem();
        foreach (var i in With(a))
        {
            foreach (var j in With(b))
            {
                foreach (var k in With(c))
                {
                    var count = (from x in Of(i, a) from y in Of(j, b) from z in Of(k, c) select counts[(x * b) + y, z]).Sum();
                    var totals = new[] { i, j, k }.Count(part => part < 0);
                    system.Cell(Id(i, j, k), count, totals == 3 ? CellLevel.GrandTotal : totals > 0 ? CellLevel.Total : CellLevel.Inner);
                }
            }
        }

        foreach (var i in With(a))
        {
            foreach (var j in With(b))
            {
                system.Sum(Id(i, j, -1), Enumerable.Range(0, c).Select(k => Id(i, j, k)));
            }

            foreach (var k in With(c))
            {
                system.Sum(Id(i, -1, k), Enumerable.Range(0, b).Select(j => Id(i, j, k)));
            }
        }

        foreach (var j in With(b))
        {
            foreach (var k in With(c))
            {
                system.Sum(Id(-1, j, k), Enumerable.Range(0, a).Select(i => Id(i, j, k)));
            }
        }

        return system;

        static IEnumerable<int> With(int parts) => Enumerable.Range(-1, parts + 1);
        static IEnumerable<int> Of(int part, int parts) => part < 0 ? Enumerable.Range(0, parts) : [part];
        static string Id(int i, int j, int k) => $"{i},{j},{k}";
    }

    /// <summary>Provinces in regions in a country, by columns.</summary>
    private static CountSystem Hierarchy(Random random)
    {
        var columns = random.Next(2, 6);
        var regions = random.Next(2, 4);
        var sizes = Enumerable.Range(0, regions).Select(_ => random.Next(2, 5)).ToArray();
        var counts = Counts(random, sizes.Sum(), columns);
        var system = new CountSystem();
        var names = Enumerable.Range(0, columns).Select(c => $"{c}").Append("T").ToArray();
        for (var c = 0; c <= columns; c++)
        {
            var all = 0L;
            var row = 0;
            for (var g = 0; g < regions; g++)
            {
                var sum = 0L;
                for (var p = 0; p < sizes[g]; p++, row++)
                {
                    var count = c < columns ? counts[row, c] : Enumerable.Range(0, columns).Sum(k => counts[row, k]);
                    system.Cell($"p{g}.{p},{names[c]}", count, c < columns ? CellLevel.Inner : CellLevel.Total);
                    sum += count;
                }

                system.Cell($"r{g},{names[c]}", sum, CellLevel.Total);
                system.Sum($"r{g},{names[c]}", Enumerable.Range(0, sizes[g]).Select(p => $"p{g}.{p},{names[c]}"));
                all += sum;
            }

            system.Cell($"b,{names[c]}", all, c < columns ? CellLevel.Total : CellLevel.GrandTotal);
            system.Sum($"b,{names[c]}", Enumerable.Range(0, regions).Select(g => $"r{g},{names[c]}"));
        }

        foreach (var line in system.Cells.Keys.Where(id => id.EndsWith(",T", StringComparison.Ordinal)).ToArray())
        {
            system.Group(line, Enumerable.Range(0, columns).Select(c => line[..^1] + c));
        }

        return system;
    }

    /// <summary>Two tables with the same columns: their column totals are the same cells.</summary>
    private static CountSystem Linked(Random random)
    {
        var columns = random.Next(2, 6);
        var first = Counts(random, random.Next(2, 7), columns);
        var system = new CountSystem();
        AddTwoWay(system, "", first);
        var rows = random.Next(2, 5);
        var second = new long[rows, columns];
        for (var c = 0; c < columns; c++)
        {
            var left = system.Cells[$"T,{c}"].Count;
            for (var r = 0; r < rows; r++)
            {
                second[r, c] = r == rows - 1 ? left : random.Next(3) == 0 ? 0 : random.NextInt64(left + 1);
                left -= second[r, c];
            }
        }

        var other = new CountSystem();
        AddTwoWay(other, "", second);
        foreach (var cell in other.Cells.Values)
        {
            system.Cell(Name(cell.Id), cell.Count, cell.Level);
        }

        foreach (var relation in other.Relations)
        {
            system.Relation(relation.Select(term => (Name(term.Id), term.Sign)));
        }

        return system;

        static string Name(string id) => id.StartsWith('T') ? id : "second " + id;
    }

    /// <summary>Answers that each person may give or not, by segment: given and not given make the segment.</summary>
    private static CountSystem MultiResponse(Random random)
    {
        var segments = random.Next(1, 5);
        var answers = random.Next(1, 7);
        var system = new CountSystem();
        var bases = Enumerable.Range(0, segments).Select(_ => (long)random.Next(1, 60)).ToArray();
        var given = new long[answers, segments];
        for (var s = 0; s < segments; s++)
        {
            system.Cell($"base,{s}", bases[s], CellLevel.GrandTotal);
            for (var a = 0; a < answers; a++)
            {
                given[a, s] = random.Next(4) switch { 0 => random.NextInt64(Math.Min(4, bases[s]) + 1), 1 => bases[s], _ => random.NextInt64(bases[s] + 1) };
                system.Cell($"{a},{s}", given[a, s]).Cell($"not {a},{s}", bases[s] - given[a, s]);
                system.Group($"base,{s}", [$"{a},{s}", $"not {a},{s}"]);
            }
        }

        system.Cell("base,T", bases.Sum(), CellLevel.GrandTotal).Sum("base,T", Enumerable.Range(0, segments).Select(s => $"base,{s}"));
        for (var a = 0; a < answers; a++)
        {
            var sum = Enumerable.Range(0, segments).Sum(s => given[a, s]);
            system.Cell($"{a},T", sum, CellLevel.Total).Cell($"not {a},T", bases.Sum() - sum, CellLevel.Total);
            system.Sum($"{a},T", Enumerable.Range(0, segments).Select(s => $"{a},{s}"));
            system.Sum($"not {a},T", Enumerable.Range(0, segments).Select(s => $"not {a},{s}"));
            system.Sum("base,T", [$"{a},T", $"not {a},T"]);
        }

        return system;
    }

    /// <summary>A question asked of those who gave one answer to another, and a grouping of its answers.</summary>
    private static CountSystem Routed(Random random)
    {
        var columns = random.Next(2, 5);
        var system = new CountSystem();
        AddTwoWay(system, "", Counts(random, random.Next(2, 5), columns));
        var rows = random.Next(3, 6);
        var names = Enumerable.Range(0, columns).Select(c => $"{c}").ToArray();
        var second = new long[rows, columns];
        for (var c = 0; c < columns; c++)
        {
            var left = system.Cells[$"0,{c}"].Count;
            for (var r = 0; r < rows; r++)
            {
                second[r, c] = r == rows - 1 ? left : random.NextInt64(left + 1);
                left -= second[r, c];
                system.Cell($"asked {r},{c}", second[r, c]);
            }

            system.Group($"0,{c}", Enumerable.Range(0, rows).Select(r => $"asked {r},{c}"));
        }

        foreach (var r in Enumerable.Range(0, rows))
        {
            system.Cell($"asked {r},T", Enumerable.Range(0, columns).Sum(c => second[r, c]), CellLevel.Total);
            system.Sum($"asked {r},T", names.Select(c => $"asked {r},{c}"));
        }

        system.Sum("0,T", Enumerable.Range(0, rows).Select(r => $"asked {r},T"));
        foreach (var c in names.Append("T"))
        {
            system.Cell($"top two,{c}", system.Cells[$"asked 0,{c}"].Count + system.Cells[$"asked 1,{c}"].Count);
            system.Sum($"top two,{c}", [$"asked 0,{c}", $"asked 1,{c}"]);
        }

        system.Sum("top two,T", names.Select(c => $"top two,{c}"));
        return system;
    }

    /// <summary>Counts with many zeros and small ones, some rows in one column only, and now and then a large one.</summary>
    public static long[,] Counts(Random random, int rows, int columns)
    {
        var counts = new long[rows, columns];
        var sparse = random.NextDouble() * 0.5;
        for (var r = 0; r < rows; r++)
        {
            var only = random.Next(6) == 0 ? random.Next(columns) : -1;
            for (var c = 0; c < columns; c++)
            {
                counts[r, c] = (only >= 0 && only != c) || random.NextDouble() < sparse
                    ? 0
                    : random.Next(10) switch { < 2 => random.Next(1, 5), < 8 => random.Next(3, 40), _ => random.Next(40, 900) };
            }
        }

        return counts;
    }

    /// <summary>Says of one cell in six that it was released elsewhere, but of no small one.</summary>
    public static void ReleaseSome(CountSystem system, Random random)
    {
        foreach (var cell in system.Cells.Values.Where(cell => cell.Count is 0 or > 12).ToArray())
        {
            if (random.Next(6) == 0)
            {
                system.Cell(cell.Id, cell.Count, cell.Level, CellFixture.Released);
            }
        }
    }

    /// <summary>Some 600 cells in one piece with some 60 small ones: a question by segments, one asked of each of its first answers, and groupings.</summary>
    public static CountSystem Large(Random random)
    {
        const int Columns = 9;
        var system = new CountSystem();
        var first = Dense(14, Columns, _ => random.NextInt64(60, 900));
        AddTwoWay(system, "", first);
        for (var q = 0; q < 4; q++)
        {
            var left = Enumerable.Range(0, Columns).Select(c => first[q, c]).ToArray();
            var rows = 9;
            var counts = Dense(rows, Columns, at =>
            {
                var count = at.Row == rows - 1 ? left[at.Column] : Math.Min(left[at.Column], random.Next(4) == 0 ? random.Next(0, 5) : random.NextInt64(5, 40));
                left[at.Column] -= count;
                return count;
            });
            var table = new CountSystem();
            AddTwoWay(table, "", counts);
            string Name(string id) => id.StartsWith("T,", StringComparison.Ordinal) ? $"{q}{id[1..]}" : $"q{q} {id}";
            foreach (var cell in table.Cells.Values)
            {
                system.Cell(Name(cell.Id), cell.Count, cell.Level == CellLevel.GrandTotal ? CellLevel.Total : cell.Level);
            }

            foreach (var relation in table.Relations)
            {
                system.Relation(relation.Select(term => (Name(term.Id), term.Sign)));
            }

            foreach (var c in Enumerable.Range(0, Columns))
            {
                system.Cell($"q{q} top,{c}", counts[0, c] + counts[1, c]).Sum($"q{q} top,{c}", [$"q{q} 0,{c}", $"q{q} 1,{c}"]);
            }
        }

        return system;
    }

    private static long[,] Dense(int rows, int columns, Func<(int Row, int Column), long> count)
    {
        var counts = new long[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                counts[r, c] = count((r, c));
            }
        }

        return counts;
    }

    /// <summary>The same system, built in another order.</summary>
    public static CountSystem Shuffled(CountSystem system, Random random)
    {
        var shuffled = new CountSystem();
        var cells = system.Cells.Values.ToArray();
        random.Shuffle(cells);
        foreach (var cell in cells)
        {
            shuffled.Cell(cell.Id, cell.Count, cell.Level, cell.Fixture, cell.Cost);
        }

        var groups = system.Groups.ToArray();
        random.Shuffle(groups);
        foreach (var group in groups)
        {
            shuffled.Group(group.Total, group.Parts.Reverse());
        }

        var relations = system.Relations.ToArray();
        random.Shuffle(relations);
        foreach (var relation in relations)
        {
            var sign = random.Next(2) == 0 ? 1 : -1;
            shuffled.Relation(relation.Select(term => (term.Id, term.Sign * sign)));
        }

        return shuffled;
    }
}
