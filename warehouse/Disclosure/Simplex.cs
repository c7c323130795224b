namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>
/// Linear programs of the form: minimise the sum of f(y) subject to A y = 0 and lower ≤ y ≤ upper, where 0 lies within the bounds and each f is linear,
/// or linear with a kink at 0 (the price of leaving 0 upwards or downwards). y is a deviation from a table that is known to fit, so y = 0 is always a
/// solution to start from and no first phase is needed; any basis fits it, so one dictionary serves program after program.
/// </summary>
/// <remarks>
/// The bounded-variable primal simplex on a dense dictionary: basic = -T × nonbasic (Dantzig 1963; Chvátal 1983, ch. 3 and 8). A variable with a kink
/// stands for the usual pair of an upward and a downward one. The steepest coefficient enters; after a run of steps of length 0, Bland's rule takes over
/// until one is longer, so that it ends. Entries are whole numbers or simple fractions, since all coefficients are +1 or -1.
/// </remarks>
internal sealed class Simplex
{
    private const double PivotTolerance = 1e-9;
    private const double PriceTolerance = 1e-8;
    private const double FeasibilityTolerance = 1e-7;
    private const double Dust = 1e-12;
    private const int ZeroStepsBeforeBland = 60;
    private const int PivotsBeforeFactoring = 5_000;

    private readonly IReadOnlyList<(int Variable, double Coefficient)[]> _rows;
    private readonly double[] _values;
    private readonly double[] _segmentLow;
    private readonly double[] _segmentHigh;
    private readonly double[] _gradient;
    private double[][] _dictionary = [];
    private int[] _basic = [];
    private int[] _nonbasic = [];
    private double[] _prices = [];
    private int _pivotsSinceFactoring;

    /// <summary>A program with given rows of A; all bounds at 0..∞ and all costs 0.</summary>
    public Simplex(int variables, IReadOnlyList<(int Variable, double Coefficient)[]> rows)
    {
        _rows = rows;
        Lower = new double[variables];
        Upper = new double[variables];
        Array.Fill(Upper, double.PositiveInfinity);
        Slope = new double[variables];
        Rise = new double[variables];
        Fall = new double[variables];
        _values = new double[variables];
        _segmentLow = new double[variables];
        _segmentHigh = new double[variables];
        _gradient = new double[variables];
        Factor(new bool[variables]);
    }

    /// <summary>Bounds; 0 must lie within them when <see cref="Reset"/> is called.</summary>
    public double[] Lower { get; }

    /// <inheritdoc cref="Lower"/>
    public double[] Upper { get; }

    /// <summary>Cost of one unit of each variable.</summary>
    public double[] Slope { get; }

    /// <summary>What one unit above 0 costs on top, 0 or more.</summary>
    public double[] Rise { get; }

    /// <summary>What one unit below 0 costs on top, 0 or more.</summary>
    public double[] Fall { get; }

    /// <summary>Where the variables stand.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Pivots so far, over all programs.</summary>
    public int Pivots { get; private set; }

    /// <summary>Programs solved so far.</summary>
    public int Programs { get; private set; }

    /// <summary>Cost of where the variables stand.</summary>
    public double Objective => Enumerable.Range(0, _values.Length)
        .Sum(v => (Slope[v] * _values[v]) + (_values[v] > 0 ? Rise[v] * _values[v] : -Fall[v] * _values[v]));

    /// <summary>Back to y = 0, whatever the basis.</summary>
    public void Reset() => Array.Clear(_values);

    /// <summary>Minimises from where the variables stand. False where the cost has no lower limit; the variables then stand at the start of the ray.</summary>
    /// <exception cref="InvalidOperationException">No end after far more steps than such a program takes: a fault in this class.</exception>
    public bool Minimise()
    {
        Programs++;
        if (_pivotsSinceFactoring > PivotsBeforeFactoring)
        {
            Refactor();
            Settle();
        }

        for (var attempt = 0; ; attempt++)
        {
            var bounded = Run();
            if (!bounded || (Settle() && attempt < 3 && Residual() <= FeasibilityTolerance))
            {
                return bounded;
            }

            if (attempt == 3)
            {
                throw new InvalidOperationException("A linear program of disclosure control does not settle: its numbers drift.");
            }

            Refactor();
            Settle();
        }
    }

    /// <summary>The reduced costs at the end of the last run, one a variable, 0 for basic ones: a proof of optimality for programs without kinks.</summary>
    public double[] ReducedCosts()
    {
        var costs = new double[_values.Length];
        for (var c = 0; c < _nonbasic.Length; c++)
        {
            costs[_nonbasic[c]] = Slope[_nonbasic[c]] + _prices[c];
        }

        return costs;
    }

    private bool Run()
    {
        foreach (var v in _basic)
        {
            Label(v, _values[v] >= 0);
        }

        Price();
        var zeroSteps = 0;
        for (var steps = 0; steps < 200_000; steps++)
        {
            var column = Entering(zeroSteps > ZeroStepsBeforeBland, out var up);
            if (column < 0)
            {
                return true;
            }

            var row = Leaving(column, up, zeroSteps > ZeroStepsBeforeBland, out var step);
            if (double.IsPositiveInfinity(step))
            {
                return false;
            }

            zeroSteps = step > PivotTolerance ? 0 : zeroSteps + 1;
            Move(column, up ? step : -step);
            if (row < 0)
            {
                Snap(_nonbasic[column], up);
            }
            else
            {
                Exchange(row, column, up);
            }
        }

        throw new InvalidOperationException("A linear program of disclosure control does not end.");
    }

    /// <summary>The column whose move lowers the cost most, or the first one under Bland's rule; -1 where none does.</summary>
    private int Entering(bool bland, out bool up)
    {
        var best = -1;
        var gain = PriceTolerance;
        up = true;
        for (var c = 0; c < _nonbasic.Length; c++)
        {
            var v = _nonbasic[c];
            if (Lower[v] == Upper[v])
            {
                continue;
            }

            var value = _values[v];
            var marginal = Slope[v] + _prices[c];
            var upwards = value < Upper[v] ? -(marginal + (value >= 0 ? Rise[v] : -Fall[v])) : 0;
            var downwards = value > Lower[v] ? marginal + (value > 0 ? Rise[v] : -Fall[v]) : 0;
            var most = Math.Max(upwards, downwards);
            if (most <= PriceTolerance)
            {
                continue;
            }

            var better = best < 0 || (bland ? v < _nonbasic[best] : most > gain || (most == gain && v < _nonbasic[best]));
            if (better)
            {
                best = c;
                gain = most;
                up = upwards >= downwards;
            }
        }

        return best;
    }

    /// <summary>The row that first stops the move, or -1 where the entering variable stops itself, and how far it gets.</summary>
    private int Leaving(int column, bool up, bool bland, out double step)
    {
        var entering = _nonbasic[column];
        var value = _values[entering];
        step = up
            ? (HasKink(entering) && value < 0 ? 0 : Upper[entering]) - value
            : value - (HasKink(entering) && value > 0 ? 0 : Lower[entering]);
        var row = -1;
        var size = 0.0;
        for (var r = 0; r < _basic.Length; r++)
        {
            var rate = up ? -_dictionary[r][column] : _dictionary[r][column];
            if (Math.Abs(rate) < PivotTolerance)
            {
                continue;
            }

            var v = _basic[r];
            var room = rate > 0 ? _segmentHigh[v] - _values[v] : _values[v] - _segmentLow[v];
            var limit = Math.Max(0, room) / Math.Abs(rate);
            if (limit > step)
            {
                continue;
            }

            var better = limit < step
                || (row >= 0 && (bland ? v < _basic[row] : Math.Abs(rate) > size || (Math.Abs(rate) == size && v < _basic[row])));
            if (better)
            {
                row = r;
                step = limit;
                size = Math.Abs(rate);
            }
        }

        return row;
    }

    private void Move(int column, double by)
    {
        if (by == 0)
        {
            return;
        }

        _values[_nonbasic[column]] += by;
        for (var r = 0; r < _basic.Length; r++)
        {
            var entry = _dictionary[r][column];
            if (entry != 0)
            {
                _values[_basic[r]] -= entry * by;
            }
        }
    }

    /// <summary>Puts a variable that went as far as it can exactly on its bound or kink.</summary>
    private void Snap(int v, bool up)
    {
        var value = _values[v];
        var goal = HasKink(v) && Math.Abs(value) < FeasibilityTolerance ? 0 : up ? Upper[v] : Lower[v];
        _values[v] = goal;
    }

    private void Exchange(int row, int column, bool up)
    {
        Pivots++;
        _pivotsSinceFactoring++;
        var leaving = _basic[row];
        var entering = _nonbasic[column];
        var pivotRow = _dictionary[row];
        var pivot = pivotRow[column];
        var rises = (pivot < 0) == up;
        _values[leaving] = rises ? _segmentHigh[leaving] : _segmentLow[leaving];
        var leavingGradient = _gradient[leaving];

        // Where it enters from 0 the direction decides on which side of the kink it is; elsewhere its value does.
        Label(entering, _values[entering] > FeasibilityTolerance || (_values[entering] >= -FeasibilityTolerance && up));

        var filled = new int[pivotRow.Length];
        var count = 0;
        for (var c = 0; c < pivotRow.Length; c++)
        {
            if (c != column && pivotRow[c] != 0)
            {
                pivotRow[c] /= pivot;
                filled[count++] = c;
            }
        }

        for (var r = 0; r < _basic.Length; r++)
        {
            var line = _dictionary[r];
            var factor = line[column];
            if (r == row || factor == 0)
            {
                continue;
            }

            for (var k = 0; k < count; k++)
            {
                var c = filled[k];
                var entry = line[c] - (factor * pivotRow[c]);
                line[c] = Math.Abs(entry) < Dust ? 0 : entry;
            }

            line[column] = -factor / pivot;
        }

        pivotRow[column] = 1 / pivot;
        var price = _prices[column] + _gradient[entering];
        for (var k = 0; k < count; k++)
        {
            _prices[filled[k]] -= price * pivotRow[filled[k]];
        }


        // The leaving variable is nonbasic now: its own slope is added when it is weighed for entering.
        _prices[column] = -leavingGradient - (price / pivot);
        _basic[row] = entering;
        _nonbasic[column] = leaving;
    }

    private bool HasKink(int v) => Rise[v] + Fall[v] > 0;

    private void Label(int v, bool positive)
    {
        var kink = HasKink(v);
        _segmentLow[v] = kink && positive ? Math.Max(0, Lower[v]) : Lower[v];
        _segmentHigh[v] = kink && !positive ? Math.Min(0, Upper[v]) : Upper[v];
        _gradient[v] = Slope[v] + (!kink ? 0 : positive ? Rise[v] : -Fall[v]);
    }

    /// <summary>How the cost of the basic variables changes with each nonbasic one.</summary>
    private void Price()
    {
        _prices = new double[_nonbasic.Length];
        for (var r = 0; r < _basic.Length; r++)
        {
            var gradient = _gradient[_basic[r]];
            if (gradient == 0)
            {
                continue;
            }

            var line = _dictionary[r];
            for (var c = 0; c < line.Length; c++)
            {
                _prices[c] -= gradient * line[c];
            }
        }
    }

    /// <summary>Computes the basic variables anew from the others. False where one is then outside its bounds.</summary>
    private bool Settle()
    {
        var inside = true;
        for (var r = 0; r < _basic.Length; r++)
        {
            var line = _dictionary[r];
            var value = 0.0;
            for (var c = 0; c < line.Length; c++)
            {
                value -= line[c] * _values[_nonbasic[c]];
            }

            var v = _basic[r];
            inside &= value >= Lower[v] - FeasibilityTolerance && value <= Upper[v] + FeasibilityTolerance;
            _values[v] = Math.Clamp(value, Lower[v], Upper[v]);
        }

        return inside;
    }

    private double Residual()
    {
        var most = 0.0;
        foreach (var row in _rows)
        {
            var sum = 0.0;
            foreach (var (v, coefficient) in row)
            {
                sum += coefficient * _values[v];
            }

            most = Math.Max(most, Math.Abs(sum));
        }

        return most;
    }

    private void Refactor()
    {
        var preferred = new bool[_values.Length];
        foreach (var v in _basic)
        {
            preferred[v] = true;
        }

        Factor(preferred);
    }

    /// <summary>
    /// Makes the dictionary by Gauss-Jordan elimination. In each row the preferred variables come first, then the largest coefficient, then the variable
    /// that stands in the fewest rows, which keeps the dictionary sparse. Rows that follow from others vanish.
    /// </summary>
    private void Factor(bool[] preferred)
    {
        _pivotsSinceFactoring = 0;
        var variables = _values.Length;
        var matrix = new List<double[]>();
        var uses = new int[variables];
        foreach (var row in _rows)
        {
            var line = new double[variables];
            foreach (var (v, coefficient) in row)
            {
                line[v] += coefficient;
                uses[v]++;
            }

            matrix.Add(line);
        }

        var basic = new List<int>();
        var lines = new List<double[]>();
        foreach (var line in matrix)
        {
            for (var r = 0; r < lines.Count; r++)
            {
                Subtract(line, lines[r], basic[r]);
            }

            var pivot = -1;
            for (var v = 0; v < variables; v++)
            {
                if (Math.Abs(line[v]) > FeasibilityTolerance && (pivot < 0 || Better(v, pivot)))
                {
                    pivot = v;
                }
            }

            if (pivot < 0)
            {
                continue;
            }

            var by = line[pivot];
            for (var v = 0; v < variables; v++)
            {
                line[v] /= by;
            }

            foreach (var other in lines)
            {
                Subtract(other, line, pivot);
            }

            lines.Add(line);
            basic.Add(pivot);

            bool Better(int one, int other) =>
                preferred[one] != preferred[other] ? preferred[one]
                : Math.Abs(Math.Abs(line[one]) - Math.Abs(line[other])) > FeasibilityTolerance ? Math.Abs(line[one]) > Math.Abs(line[other])
                : uses[one] < uses[other];
        }

        _basic = [.. basic];
        var isBasic = new bool[variables];
        foreach (var v in basic)
        {
            isBasic[v] = true;
        }

        _nonbasic = [.. Enumerable.Range(0, variables).Where(v => !isBasic[v])];
        _dictionary = [.. lines.Select(line => Array.ConvertAll(_nonbasic, v => line[v]))];
        _prices = new double[_nonbasic.Length];

        static void Subtract(double[] from, double[] line, int pivot)
        {
            var factor = from[pivot];
            if (factor == 0)
            {
                return;
            }

            for (var v = 0; v < from.Length; v++)
            {
                if (line[v] != 0)
                {
                    var entry = from[v] - (factor * line[v]);
                    from[v] = Math.Abs(entry) < Dust ? 0 : entry;
                }
            }

            from[pivot] = 0;
        }
    }
}
