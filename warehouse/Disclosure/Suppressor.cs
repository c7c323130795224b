namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Chooses what to hide in one linked part of a system. First it finds which cells can be hidden at all; then, one cell after the other, a linear program
/// finds the cheapest cells that let it vary enough (Kelly, Golden and Assad 1992); last it shows again what turned out not to be needed.
/// </summary>
internal sealed class Suppressor
{
    private readonly CountProblem _problem;
    private readonly int _threshold;
    private readonly int[] _cells;
    private readonly bool[] _required;
    private readonly Attacker _widest;
    private int _programs;

    /// <summary>Looks which cells of the part can be hidden.</summary>
    public Suppressor(CountProblem problem, int[] cells)
    {
        _problem = problem;
        _threshold = problem.Rule.Threshold;
        _cells = cells;
        _required = Array.ConvertAll(cells, cell => problem.Required[cell]);
        _widest = new Attacker(problem, cells);
        CloseWhatCannotBeHidden();
        Impossible = [.. Enumerable.Range(0, cells.Length).Where(v => _required[v] && _widest.IsClosed(v)).Select(v => cells[v])];
    }

    /// <summary>The cells of the part.</summary>
    public IReadOnlyList<int> Cells => _cells;

    /// <summary>Cells that must be hidden and can be computed even where everything that may be is hidden.</summary>
    public IReadOnlyList<int> Impossible { get; }

    /// <summary>Programs solved so far.</summary>
    public int Programs => _programs + _widest.Programs;

    /// <summary>The cells to hide; all of them where some cannot be protected anyway.</summary>
    public IReadOnlyList<int> Choose()
    {
        if (Impossible.Count > 0)
        {
            return _cells;
        }

        var open = Enumerable.Range(0, _cells.Length).Where(v => !_widest.IsClosed(v)).ToArray();
        var search = new SuppressionSearch(_problem, [.. open.Select(v => _cells[v])], (v, amount) => _widest.Reach(open[v], amount));
        var hidden = search.Run();
        _programs += search.Programs;
        return ShowAgain(hidden);
    }

    /// <summary>
    /// A cell that stays too narrow where everything else is hidden can never be hidden, for hiding less only narrows it. Without it others may be too
    /// narrow; what remains at the end can all be hidden together, and no pattern that protects holds anything else.
    /// </summary>
    private void CloseWhatCannotBeHidden()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var v = 0; v < _cells.Length; v++)
            {
                if (!_widest.IsClosed(v) && !_widest.IsWide(v, _threshold))
                {
                    _widest.Close(v);
                    changed = true;
                }
            }
        }
    }

    /// <summary>Shows hidden cells again, the dearest first, where all that stay hidden are still protected; a secondary one that is not goes with it.</summary>
    private List<int> ShowAgain(IReadOnlyList<int> hidden)
    {
        var attacker = new Attacker(_problem, hidden);
        var optional = Enumerable.Range(0, hidden.Count)
            .Where(v => !_problem.Required[hidden[v]])
            .OrderByDescending(v => _problem.Cells[hidden[v]].Cost)
            .ThenBy(v => v);
        foreach (var v in optional.ToArray())
        {
            if (attacker.IsClosed(v))
            {
                continue;
            }

            var memory = attacker.Remember();
            var closed = new List<int>();
            if (!Holds(attacker, v, closed))
            {
                closed.ForEach(attacker.Open);
                attacker.Restore(memory);
            }
        }

        _programs += attacker.Programs;
        return [.. Enumerable.Range(0, hidden.Count).Where(v => !attacker.IsClosed(v)).Select(v => hidden[v])];

        bool Holds(Attacker with, int without, List<int> shown)
        {
            with.Close(without);
            shown.Add(without);
            for (var v = 0; v < hidden.Count; v++)
            {
                if (with.IsClosed(v) || with.IsWide(v, _threshold))
                {
                    continue;
                }

                if (_problem.Required[hidden[v]])
                {
                    return false;
                }

                with.Close(v);
                shown.Add(v);
                v = -1;
            }

            return true;
        }
    }
}
