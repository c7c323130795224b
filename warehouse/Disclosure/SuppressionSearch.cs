namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Kelly, Golden and Assad's heuristic: for each cell that must be protected, the cheapest deviation from the true table that moves it far enough. Moving a
/// hidden cell is free, moving a visible one costs its information a person; the visible cells that move are hidden, and protected in their turn.
/// </summary>
internal sealed class SuppressionSearch
{
    private readonly IReadOnlyList<int> _cells;
    private readonly Func<int, long, long> _reach;
    private readonly int _threshold;
    private readonly long[] _counts;
    private readonly double[] _costs;
    private readonly bool[] _hidden;
    private readonly long[] _up;
    private readonly long[] _down;
    private readonly Simplex _simplex;
    private readonly List<int> _queue;

    /// <summary>A search among cells that can all be hidden together.</summary>
    /// <param name="problem">The whole problem.</param>
    /// <param name="cells">The cells that may be hidden.</param>
    /// <param name="reach">How far a cell could move in a direction if all were hidden, at most as far as asked.</param>
    public SuppressionSearch(CountProblem problem, IReadOnlyList<int> cells, Func<int, long, long> reach)
    {
        _cells = cells;
        _reach = reach;
        _threshold = problem.Rule.Threshold;
        _counts = [.. cells.Select(cell => problem.Cells[cell].Count)];
        _costs = [.. cells.Select(cell => problem.Cells[cell].Cost)];
        _hidden = [.. cells.Select((cell, v) => problem.Required[cell] || problem.IsImagined(cell))];
        _up = new long[cells.Count];
        _down = new long[cells.Count];
        _simplex = new Simplex(cells.Count, problem.RowsOf(cells));
        for (var v = 0; v < cells.Count; v++)
        {
            _simplex.Lower[v] = -_counts[v];
        }

        // The largest first: what protects it often protects smaller ones as well.
        _queue = [.. Enumerable.Range(0, cells.Count).Where(v => _hidden[v]).OrderByDescending(v => _counts[v]).ThenBy(v => v)];
    }

    /// <summary>Programs solved so far.</summary>
    public int Programs => _simplex.Programs;

    /// <summary>The cells to hide, in their order.</summary>
    public IReadOnlyList<int> Run()
    {
        for (var next = 0; next < _queue.Count; next++)
        {
            var v = _queue[next];
            if (_up[v] + _down[v] < _threshold)
            {
                Protect(v);
            }
        }

        return [.. Enumerable.Range(0, _cells.Count).Where(v => _hidden[v]).Select(v => _cells[v])];
    }

    /// <summary>Tries to move the cell up, down, or both, each as far as is missing, and takes what costs least.</summary>
    private void Protect(int v)
    {
        var options = new List<(double Loss, List<double[]> Deviations)>();
        Try(_threshold - _down[v]);
        if (_counts[v] >= _threshold - _up[v])
        {
            Try(-(_threshold - _up[v]));
        }

        if (_counts[v] > 0 && _counts[v] < _threshold)
        {
            Try(-_counts[v], _threshold - _counts[v]);
        }

        if (options.Count == 0)
        {
            var up = _reach(v, _threshold);
            Try(up, -(_threshold - up));
        }

        if (options.Count == 0)
        {
            // Rounding has eaten the way that was there. The audit at the end will say whether the cell is protected all the same.
            return;
        }

        var best = options.MinBy(option => option.Loss);
        foreach (var deviation in best.Deviations)
        {
            Accept(deviation);
        }

        void Try(params long[] amounts)
        {
            if (options.Any(option => option.Loss == 0))
            {
                return;
            }

            var deviations = new List<double[]>();
            var newly = new List<int>();
            foreach (var amount in amounts.Where(amount => amount != 0))
            {
                if (Cheapest(v, amount) is not { } deviation)
                {
                    newly.ForEach(cell => _hidden[cell] = false);
                    return;
                }

                deviations.Add(deviation);
                foreach (var cell in Moved(deviation))
                {
                    _hidden[cell] = true;
                    newly.Add(cell);
                }
            }

            newly.ForEach(cell => _hidden[cell] = false);
            options.Add((newly.Sum(cell => _costs[cell]), deviations));
        }
    }

    /// <summary>The cheapest deviation that moves the cell by the amount, or null where there is none.</summary>
    private double[]? Cheapest(int v, long amount)
    {
        var (lower, upper) = (_simplex.Lower[v], _simplex.Upper[v]);
        _simplex.Reset();
        Array.Clear(_simplex.Rise);
        Array.Clear(_simplex.Fall);

        // How far it gets at all, whatever the cost; then the cheapest way to get there.
        _simplex.Slope[v] = -Math.Sign(amount);
        (_simplex.Lower[v], _simplex.Upper[v]) = (Math.Max(lower, Math.Min(0, amount)), Math.Max(0, amount));
        _simplex.Minimise();
        _simplex.Slope[v] = 0;
        double[]? deviation = null;
        if (Math.Abs(_simplex.Values[v] - amount) < Attacker.Tolerance)
        {
            _simplex.Lower[v] = _simplex.Upper[v] = amount;
            for (var other = 0; other < _cells.Count; other++)
            {
                _simplex.Rise[other] = _simplex.Fall[other] = _hidden[other] ? 0 : _costs[other];
            }

            _simplex.Minimise();
            deviation = _simplex.Values.ToArray();
        }

        (_simplex.Lower[v], _simplex.Upper[v]) = (lower, upper);
        return deviation;
    }

    private IEnumerable<int> Moved(double[] deviation) =>
        Enumerable.Range(0, deviation.Length).Where(v => !_hidden[v] && Math.Abs(deviation[v]) > Attacker.Tolerance);

    private void Accept(double[] deviation)
    {
        foreach (var v in Moved(deviation).ToArray())
        {
            _hidden[v] = true;
            _queue.Add(v);
        }

        for (var v = 0; v < deviation.Length; v++)
        {
            _up[v] = Math.Max(_up[v], (long)Math.Floor(deviation[v] + Attacker.Tolerance));
            _down[v] = Math.Max(_down[v], (long)Math.Floor(-deviation[v] + Attacker.Tolerance));
        }
    }
}
