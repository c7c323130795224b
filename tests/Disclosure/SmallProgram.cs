using ReIntegrationBI.Warehouse.Disclosure;

namespace ReIntegrationBI.Tests.Disclosure;

/// <summary>A linear program small enough to try all corners.</summary>
internal sealed record SmallProgram(int[][] Matrix, double[] Lower, double[] Upper, double[] Slope, double[] Rise, double[] Fall)
{
    public Simplex Build()
    {
        var simplex = new Simplex(Lower.Length, [.. Matrix.Select(row => row.Select((value, v) => (v, (double)value)).Where(term => term.Item2 != 0).ToArray())]);
        Lower.CopyTo(simplex.Lower, 0);
        Upper.CopyTo(simplex.Upper, 0);
        Slope.CopyTo(simplex.Slope, 0);
        Rise.CopyTo(simplex.Rise, 0);
        Fall.CopyTo(simplex.Fall, 0);
        return simplex;
    }

    public double Cost(double[] y) => y.Select((value, v) => (Slope[v] * value) + (value > 0 ? Rise[v] * value : -Fall[v] * value)).Sum();

    public bool Holds(double[] y) =>
        y.Select((value, v) => value >= Lower[v] - 1e-7 && value <= Upper[v] + 1e-7).All(inside => inside)
        && Matrix.All(row => Math.Abs(row.Select((value, v) => value * y[v]).Sum()) < 1e-7);

    /// <summary>
    /// The least cost of any corner: of every point where some variables stand at a bound or at 0, and the rows fix the others. The cost is linear between
    /// corners, so no other point costs less.
    /// </summary>
    public double BestCorner()
    {
        var n = Lower.Length;
        var best = double.PositiveInfinity;
        for (var choice = 0; choice < Math.Pow(4, n); choice++)
        {
            var stands = Enumerable.Range(0, n).Select(v => choice >> (2 * v) & 3).ToArray();
            var free = Enumerable.Range(0, n).Where(v => stands[v] == 3).ToArray();
            var y = new double[n];
            for (var v = 0; v < n; v++)
            {
                y[v] = stands[v] switch { 0 => Lower[v], 1 => Upper[v], _ => 0 };
            }

            if (Complete(y, free) && Holds(y))
            {
                best = Math.Min(best, Cost(y));
            }
        }

        return best;
    }

    /// <summary>Independent solutions of A y = 0 that span all.</summary>
    public IEnumerable<double[]> Solutions()
    {
        var n = Lower.Length;
        for (var choice = 0; choice < 1 << n; choice++)
        {
            var free = Enumerable.Range(0, n).Where(v => (choice >> v & 1) == 0).ToArray();
            for (var one = 0; one < n; one++)
            {
                var y = new double[n];
                y[one] = 1;
                if (!free.Contains(one) && Complete(y, free) && Matrix.All(row => Math.Abs(row.Select((value, v) => value * y[v]).Sum()) < 1e-9))
                {
                    yield return y;
                }
            }
        }
    }

    /// <summary>Gives the free variables the one value that the rows leave them; false where there is none or more than one.</summary>
    private bool Complete(double[] y, int[] free)
    {
        var rows = Matrix.Select(row => free.Select(v => (double)row[v]).Append(-row.Select((value, v) => free.Contains(v) ? 0 : value * y[v]).Sum()).ToArray()).ToList();
        for (var f = 0; f < free.Length; f++)
        {
            var pivot = rows.FindIndex(f < rows.Count ? f : 0, row => Math.Abs(row[f]) > 1e-9);
            if (f >= rows.Count || pivot < 0)
            {
                return false;
            }

            (rows[f], rows[pivot]) = (rows[pivot], rows[f]);
            for (var r = 0; r < rows.Count; r++)
            {
                var factor = r == f ? 0 : rows[r][f] / rows[f][f];
                for (var c = 0; c <= free.Length; c++)
                {
                    rows[r][c] -= factor * rows[f][c];
                }
            }
        }

        for (var f = 0; f < free.Length; f++)
        {
            y[free[f]] = rows[f][free.Length] / rows[f][f];
        }

        return true;
    }
}
