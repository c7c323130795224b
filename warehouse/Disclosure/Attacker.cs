namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Somebody who knows every visible count, every relation, and that counts are whole numbers of 0 or more, and computes how low and how high a hidden one
/// can be. Only hidden cells are variables: deviations from their true counts that leave every relation as it is.
/// </summary>
/// <remarks>
/// Each deviation found is kept as a witness for all the cells that it moves: it is a table that fits, so it proves their intervals without a program of
/// their own, and still does when other cells become visible that it does not move. A fault of rounding can only miss a witness, never invent one.
/// </remarks>
internal sealed class Attacker
{
    /// <summary>Deviations this near a whole number are one.</summary>
    public const double Tolerance = 1e-6;

    private readonly Simplex _simplex;
    private readonly long[] _counts;
    private readonly bool[] _closed;
    private double[]?[] _highest;
    private double[]?[] _lowest;

    public Attacker(CountProblem problem, IReadOnlyList<int> hidden)
    {
        _counts = [.. hidden.Select(cell => problem.Cells[cell].Count)];
        _simplex = new Simplex(hidden.Count, problem.RowsOf(hidden));
        _closed = new bool[hidden.Count];
        _highest = new double[hidden.Count][];
        _lowest = new double[hidden.Count][];
        for (var v = 0; v < hidden.Count; v++)
        {
            _simplex.Lower[v] = -_counts[v];
        }
    }

    /// <summary>Programs solved so far.</summary>
    public int Programs => _simplex.Programs;

    /// <summary>True where a variable has been made visible.</summary>
    public bool IsClosed(int variable) => _closed[variable];

    /// <summary>Makes a cell visible. What was proven with its help is proven no more.</summary>
    public void Close(int variable)
    {
        _closed[variable] = true;
        _simplex.Lower[variable] = _simplex.Upper[variable] = 0;
        _highest[variable] = _lowest[variable] = null;
        for (var v = 0; v < _counts.Length; v++)
        {
            if (_highest[v]?[variable] is not (null or 0))
            {
                _highest[v] = null;
            }

            if (_lowest[v]?[variable] is not (null or 0))
            {
                _lowest[v] = null;
            }
        }
    }

    /// <summary>Hides a cell again.</summary>
    public void Open(int variable)
    {
        _closed[variable] = false;
        _simplex.Lower[variable] = -_counts[variable];
        _simplex.Upper[variable] = double.PositiveInfinity;
    }

    /// <summary>The witnesses of now, to return to with <see cref="Restore"/>.</summary>
    public (double[]?[] Highest, double[]?[] Lowest) Remember() => ([.. _highest], [.. _lowest]);

    /// <summary>Back to remembered witnesses; what they rest on must be hidden again.</summary>
    public void Restore((double[]?[] Highest, double[]?[] Lowest) memory) => (_highest, _lowest) = ([.. memory.Highest], [.. memory.Lowest]);

    /// <summary>True where the interval of a hidden cell is at least this wide.</summary>
    public bool IsWide(int variable, int threshold)
    {
        if (Proven(variable) >= threshold)
        {
            return true;
        }

        var up = Reach(variable, threshold);
        Reach(variable, -(threshold - up));
        return Proven(variable) >= threshold;
    }

    /// <summary>The interval of a hidden cell, in whole numbers.</summary>
    public CountInterval Interval(int variable)
    {
        var up = Furthest(variable, 1, double.PositiveInfinity);
        var max = double.IsPositiveInfinity(up) ? (long?)null : _counts[variable] + Whole(up);
        var min = _counts[variable] - Whole(Furthest(variable, -1, double.PositiveInfinity));
        return new CountInterval(min, max);
    }

    /// <summary>How far (in whole persons, at most |amount|) the cell can move in the direction of the amount.</summary>
    public long Reach(int variable, long amount)
    {
        if (amount == 0)
        {
            return 0;
        }

        var far = Furthest(variable, Math.Sign(amount), Math.Abs(amount));
        Offer();
        return Whole(far);
    }

    private long Proven(int variable) =>
        Whole(_highest[variable]?[variable] ?? 0) + Whole(-(_lowest[variable]?[variable] ?? 0));

    private double Furthest(int variable, int direction, double limit)
    {
        var (lower, upper) = (_simplex.Lower[variable], _simplex.Upper[variable]);
        _simplex.Reset();
        _simplex.Slope[variable] = -direction;
        if (direction > 0)
        {
            _simplex.Upper[variable] = Math.Min(upper, limit);
        }
        else
        {
            _simplex.Lower[variable] = Math.Max(lower, -limit);
        }

        var bounded = _simplex.Minimise();
        (_simplex.Slope[variable], _simplex.Lower[variable], _simplex.Upper[variable]) = (0, lower, upper);
        return bounded ? direction * _simplex.Values[variable] : double.PositiveInfinity;
    }

    /// <summary>Keeps where the variables stand as a witness for every cell that it moves further than the one at hand.</summary>
    private void Offer()
    {
        double[]? copy = null;
        for (var v = 0; v < _counts.Length; v++)
        {
            var value = _simplex.Values[v];
            if (Whole(value) > Whole(_highest[v]?[v] ?? 0))
            {
                _highest[v] = copy ??= Copy();
            }
            else if (Whole(-value) > Whole(-(_lowest[v]?[v] ?? 0)))
            {
                _lowest[v] = copy ??= Copy();
            }
        }
    }

    private double[] Copy()
    {
        var copy = _simplex.Values.ToArray();
        for (var v = 0; v < copy.Length; v++)
        {
            if (Math.Abs(copy[v]) < Tolerance * 1e-2)
            {
                copy[v] = 0;
            }
        }

        return copy;
    }

    private static long Whole(double deviation) => (long)Math.Floor(Math.Max(0, deviation) + Tolerance);
}
