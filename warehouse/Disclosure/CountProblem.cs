using System.Globalization;

namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// A <see cref="CountSystem"/> as arrays, in an order that does not depend on the order in which it was built. Behind the cells stand, for each group that
/// is concentrated in one part, the persons elsewhere in the group: a count of 0 that must stay uncertain, so that some empty part is hidden as well.
/// </summary>
internal sealed class CountProblem
{
    private int[] _fullCells = [];

    private CountProblem(DisclosureRule rule, IReadOnlyList<CountCell> cells)
    {
        Rule = rule;
        Cells = cells;
        Required = new bool[cells.Count];
        Reasons = new string[cells.Count];
    }

    public DisclosureRule Rule { get; }

    /// <summary>The real cells by id, then the imagined ones.</summary>
    public IReadOnlyList<CountCell> Cells { get; }

    /// <summary>How many of the cells are real.</summary>
    public int RealCells { get; private init; }

    /// <summary>The relations, without repetitions.</summary>
    public IReadOnlyList<(int Variable, double Coefficient)[]> Rows { get; private set; } = [];

    /// <summary>Cells that must be hidden and protected, even where they cannot.</summary>
    public bool[] Required { get; }

    /// <summary>Why a required cell is required.</summary>
    public string[] Reasons { get; }

    /// <summary>The real cell to name where a cell is spoken of: itself, or the full cell of its group.</summary>
    public string NameOf(int cell) => Cells[IsImagined(cell) ? _fullCells[cell - RealCells] : cell].Id;

    /// <summary>True where everybody knows the count already.</summary>
    public bool IsFixed(int cell) => Cells[cell].Fixture is CellFixture.Released or CellFixture.ImpossibleByDefinition;

    /// <summary>True for the persons elsewhere in a concentrated group.</summary>
    public bool IsImagined(int cell) => cell >= RealCells;

    public static CountProblem From(CountSystem system, DisclosureRule rule)
    {
        var cells = system.Cells.Values.OrderBy(cell => cell.Id, StringComparer.Ordinal).ToList();
        var real = cells.Count;
        var index = cells.Select((cell, i) => (cell.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var concentrations = Concentrations(system)
            .Select(group => (Full: index[group.Full], Others: group.Others.Select(id => index[id]).Order().ToArray()))
            .DistinctBy(group => (group.Full, string.Join(',', group.Others)))
            .OrderBy(group => group.Full).ThenBy(group => string.Join(',', group.Others.Select(i => i.ToString("D9", CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .ToArray();
        var rows = system.Relations.Select(relation => relation.Select(term => (index[term.Id], (double)term.Sign))).ToList();
        foreach (var (full, others) in concentrations)
        {
            rows.Add(others.Select(other => (other, 1.0)).Append((cells.Count, -1.0)));
            cells.Add(new CountCell($"everybody of the group but {cells[full].Id}", 0, 1, CellLevel.Inner, CellFixture.Free));
        }

        var problem = new CountProblem(rule, cells) { RealCells = real, Rows = Canonical(rows), _fullCells = Array.ConvertAll(concentrations, group => group.Full) };
        for (var i = 0; i < real; i++)
        {
            if (rule.IsSmall(cells[i].Count))
            {
                problem.Require(i, string.Create(CultureInfo.InvariantCulture, $"it counts fewer than {rule.Threshold} persons"));
            }
            else if (cells[i].Fixture == CellFixture.Withheld)
            {
                problem.Require(i, "it is withheld on demand");
            }
        }

        for (var g = 0; g < concentrations.Length; g++)
        {
            problem.Require(concentrations[g].Full, "all persons of a group are in it");
            problem.Require(real + g, "all persons of the group are in one part, and no empty part can be hidden with it");
        }

        return problem;
    }

    /// <summary>
    /// The groups of one person or more that stand in one part only, with their other parts. Parts that are impossible by definition are no choice: where
    /// but one part remains, it tells nothing.
    /// </summary>
    public static IEnumerable<(string Full, IReadOnlyList<string> Others)> Concentrations(CountSystem system)
    {
        foreach (var group in system.Groups)
        {
            var possible = group.Parts.Where(id => system.Cells[id].Fixture != CellFixture.ImpossibleByDefinition).ToArray();
            var held = possible.Where(id => system.Cells[id].Count > 0).ToArray();
            if (held.Length == 1 && possible.Length > 1)
            {
                yield return (held[0], possible.Where(id => id != held[0]).ToArray());
            }
        }
    }

    /// <summary>
    /// Relations among the chosen cells only, with the chosen cells numbered from 0. What is not chosen stands still, but for imagined cells: no reader
    /// knows them, so a relation with one that is not chosen says nothing.
    /// </summary>
    public List<(int Variable, double Coefficient)[]> RowsOf(IReadOnlyList<int> chosen)
    {
        var local = new int[Cells.Count];
        Array.Fill(local, -1);
        for (var i = 0; i < chosen.Count; i++)
        {
            local[chosen[i]] = i;
        }

        return Rows
            .Where(row => !row.Any(term => IsImagined(term.Variable) && local[term.Variable] < 0))
            .Select(row => row.Where(term => local[term.Variable] >= 0).Select(term => (local[term.Variable], term.Coefficient)).ToArray())
            .Where(row => row.Length > 0)
            .ToList();
    }

    /// <summary>The chosen cells in parts that no relation links, each part in the order of the cells.</summary>
    public IReadOnlyList<int[]> Components(IReadOnlyList<int> chosen)
    {
        var parent = Enumerable.Range(0, Cells.Count).ToArray();
        var isChosen = new bool[Cells.Count];
        foreach (var cell in chosen)
        {
            isChosen[cell] = true;
        }

        foreach (var row in Rows)
        {
            var first = -1;
            foreach (var (v, _) in row)
            {
                if (isChosen[v])
                {
                    first = first < 0 ? v : first;
                    parent[Root(v)] = Root(first);
                }
            }
        }

        return [.. chosen.Order().GroupBy(Root).Select(part => part.ToArray())];

        int Root(int v)
        {
            while (parent[v] != v)
            {
                parent[v] = parent[parent[v]];
                v = parent[v];
            }

            return v;
        }
    }

    private void Require(int cell, string reason)
    {
        Required[cell] = true;
        Reasons[cell] ??= reason;
    }

    private static List<(int Variable, double Coefficient)[]> Canonical(IEnumerable<IEnumerable<(int Variable, double Coefficient)>> rows)
    {
        var canonical = new SortedDictionary<string, (int, double)[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var terms = row.OrderBy(term => term.Variable).ToArray();
            if (terms.Length == 0)
            {
                continue;
            }

            var sign = terms[0].Coefficient;
            var normal = Array.ConvertAll(terms, term => (term.Variable, term.Coefficient * sign));
            canonical[string.Join(' ', normal.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Item1:D9}{(term.Item2 > 0 ? '+' : '-')}")))] = normal;
        }

        return [.. canonical.Values];
    }
}
