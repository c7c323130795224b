using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>The log-rank test between survival curves (Mantel 1966; Peto, Peto 1972). R: <c>survdiff</c>.</summary>
public static class LogRank
{
    /// <summary>Compares groups of persons.</summary>
    /// <param name="durations">Days from the start to the event or to the last day of observation, 0 or more.</param>
    /// <param name="events">Whether the duration ends with the event.</param>
    /// <param name="groups">The group of each person, from 0.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a duration or group is negative.</exception>
    public static LogRankResult Compare(int[] durations, bool[] events, int[] groups)
    {
        if (durations.Length != events.Length || durations.Length != groups.Length || durations.Any(d => d < 0) || groups.Any(g => g < 0))
        {
            throw new ArgumentException("Each person has a duration and a group of 0 or more, and a mark of the event.", nameof(durations));
        }

        var count = groups.Length == 0 ? 0 : groups.Max() + 1;
        var observed = new int[count];
        var expected = new double[count];
        var variance = Matrix<double>.Build.Dense(count, count);
        var atRisk = new double[count];
        var order = Enumerable.Range(0, durations.Length).OrderByDescending(i => durations[i]).ToArray();
        for (var i = 0; i < order.Length;)
        {
            var time = durations[order[i]];
            double died = 0;
            for (; i < order.Length && durations[order[i]] == time; i++)
            {
                atRisk[groups[order[i]]]++;
                if (events[order[i]])
                {
                    died++;
                    observed[groups[order[i]]]++;
                }
            }

            AddTime(atRisk, died, expected, variance);
        }

        var tested = Enumerable.Range(0, count).Where(g => expected[g] > 0).ToArray();
        if (tested.Length < 2)
        {
            return new LogRankResult(observed, expected, double.NaN, Math.Max(0, tested.Length - 1), double.NaN);
        }

        // The differences add up to 0, so that one group is left out.
        int[] free = [.. tested.Skip(1)];
        var difference = Vector<double>.Build.DenseOfEnumerable(free.Select(g => observed[g] - expected[g]));
        var chiSquare = difference * Matrix<double>.Build.Dense(free.Length, free.Length, (r, c) => variance[free[r], free[c]]).Solve(difference);
        return new LogRankResult(observed, expected, chiSquare, free.Length, 1 - ChiSquared.CDF(free.Length, chiSquare));
    }

    private static void AddTime(double[] atRisk, double died, double[] expected, Matrix<double> variance)
    {
        var all = atRisk.Sum();
        var spread = all > 1 ? died * (all - died) / (all - 1) : 0;
        for (var g = 0; g < atRisk.Length; g++)
        {
            expected[g] += died * atRisk[g] / all;
            for (var h = 0; h < atRisk.Length; h++)
            {
                variance[g, h] += spread * atRisk[g] / all * ((g == h ? 1 : 0) - atRisk[h] / all);
            }
        }
    }
}
