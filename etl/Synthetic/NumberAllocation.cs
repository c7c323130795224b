namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>
/// Whole numbers with a printed mean and standard deviation (that of a sample: n - 1). They follow a beta-binomial distribution over
/// the plausible range (Johnson, Kemp and Kotz, "Univariate Discrete Distributions", 6.2.2), which has one shape for each mean and
/// deviation and needs no more than the four operations, so that every machine finds the same numbers; single steps then bring both to the
/// middle of what was printed. Where the deviation cannot be met there, the mean moves within what was printed: of numbers that are all 5 or 6 the
/// one follows from the other.
/// </summary>
public static class NumberAllocation
{
    /// <summary>About how many means are tried on either side of the printed one: every sum where there are fewer than twice so many, else spread evenly.</summary>
    private const int Moves = 20;

    /// <summary>The numbers, ascending; as near as whole numbers within the range come where the statistics cannot be met.</summary>
    /// <param name="count">How many; 1 or more.</param>
    /// <param name="mean">Their mean, with as many decimals as are printed.</param>
    /// <param name="deviation">Their standard deviation, with as many decimals as are printed; 0 or more.</param>
    /// <param name="lowest">The lowest plausible number.</param>
    /// <param name="highest">The highest plausible number.</param>
    public static IReadOnlyList<int> Of(int count, decimal mean, decimal deviation, int lowest, int highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(highest, lowest);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        var numbers = new int[highest - lowest + 1];
        var weights = Weights(mean - lowest, deviation * deviation, numbers.Length);
        Apportion(count, weights, numbers);
        IReadOnlyList<int>? middle = null;
        foreach (var goal in Goals(count, mean - lowest))
        {
            var met = (int[])numbers.Clone();
            MeetMean(met, goal);
            MeetSquares(met, count, deviation);
            List<int> made = [.. met.SelectMany((times, step) => Enumerable.Repeat(lowest + step, times))];
            if (Math.Abs(Statistics(made).Deviation - deviation) < HalfOfLast(deviation))
            {
                return made;
            }

            middle ??= made;
        }

        return middle!;
    }

    /// <summary>Sums above the lowest that have the printed mean: its middle first, then others from there outwards.</summary>
    private static IEnumerable<long> Goals(int count, decimal mean)
    {
        var middle = decimal.Round(mean * count);
        yield return (long)middle;
        var most = HalfOfLast(mean) * count;
        var stride = decimal.Max(1, decimal.Floor(most / Moves));
        for (var move = stride; move <= most; move += stride)
        {
            foreach (var goal in new[] { middle - move, middle + move })
            {
                if (goal >= 0 && Math.Abs((goal / count) - mean) < HalfOfLast(mean))
                {
                    yield return (long)goal;
                }
            }
        }
    }

    /// <summary>Half of the last printed decimal.</summary>
    private static decimal HalfOfLast(decimal printed) => new(5, 0, 0, isNegative: false, (byte)(printed.Scale + 1));

    /// <summary>Mean and standard deviation of numbers.</summary>
    public static (decimal Mean, decimal Deviation) Statistics(IReadOnlyCollection<int> numbers)
    {
        var mean = numbers.Sum(n => (decimal)n) / numbers.Count;
        var squares = numbers.Sum(n => (n - mean) * (n - mean));
        return (mean, numbers.Count < 2 ? 0 : (decimal)Math.Sqrt((double)(squares / (numbers.Count - 1))));
    }

    private static double[] Weights(decimal mean, decimal variance, int length)
    {
        var weights = new double[length];
        var (first, steps) = (0, length - 1);
        var around = (int)decimal.Floor(mean);

        // A beta-binomial is at least as wide as a binomial: where less is asked, narrow the range around the mean.
        while (steps > 2 && Binomial(mean - first, steps) >= variance)
        {
            var (left, right) = (around - first, first + steps - around);
            (first, steps) = left > right ? (first + 1, steps - 1) : (first, steps - 1);
        }

        var share = steps == 0 ? 0.5 : Math.Clamp((double)(mean - first) / steps, 0.001, 0.999);
        var excess = steps < 2 ? 0.5 : ((double)(variance / Math.Max(Binomial(mean - first, steps), 0.000001m)) - 1) / (steps - 1);
        var size = (1 / Math.Clamp(excess, 0.0001, 0.99)) - 1;
        var (alpha, beta) = (share * size, (1 - share) * size);
        var weight = 1.0;
        for (var step = 0; step <= steps; step++)
        {
            weights[first + step] = weight;
            weight *= (steps - step) / (step + 1.0) * ((step + alpha) / Math.Max(steps - step - 1 + beta, 1e-9));

            // Only proportions matter: keep them from running out of range.
            if (weight > 1e200)
            {
                for (var before = 0; before <= step; before++)
                {
                    weights[first + before] /= 1e200;
                }

                weight /= 1e200;
            }
        }

        return weights;
    }

    private static decimal Binomial(decimal mean, int steps) => steps == 0 ? 0 : mean * (1 - (mean / steps));

    /// <summary>Largest remainder.</summary>
    private static void Apportion(int count, double[] weights, int[] numbers)
    {
        var sum = weights.Sum();
        var quotas = weights.Select(w => w / sum * count).ToArray();
        for (var step = 0; step < numbers.Length; step++)
        {
            numbers[step] = (int)quotas[step];
        }

        foreach (var step in Enumerable.Range(0, numbers.Length).OrderByDescending(s => quotas[s] - numbers[s]).ThenBy(s => s).Take(count - numbers.Sum()))
        {
            numbers[step]++;
        }
    }

    private static void MeetMean(int[] numbers, long goal)
    {
        var sum = numbers.Select((times, step) => (long)times * step).Sum();
        while (sum != goal)
        {
            var up = sum < goal ? 1 : -1;
            var from = Enumerable.Range(0, numbers.Length)
                .Where(s => numbers[s] > 0 && s + up >= 0 && s + up < numbers.Length)
                .OrderByDescending(s => numbers[s]).ThenBy(s => s).Cast<int?>().FirstOrDefault();
            if (from is not { } step)
            {
                return;
            }

            numbers[step]--;
            numbers[step + up]++;
            sum += up;
        }
    }

    /// <summary>Draws pairs apart or together, which leaves the mean alone, until the sum of squares is as near as whole numbers come.</summary>
    private static void MeetSquares(int[] numbers, int count, decimal deviation)
    {
        var sum = numbers.Select((times, step) => (decimal)times * step).Sum();
        var goal = (deviation * deviation * (count - 1)) + (sum * sum / count);
        for (var gap = goal - Squares(numbers); ; gap = goal - Squares(numbers))
        {
            var best = (Left: 0, Right: 0, Better: 0m);
            for (var a = 0; a < numbers.Length; a++)
            {
                for (var b = a; b < numbers.Length; b++)
                {
                    if (numbers[a] == 0 || numbers[b] == 0 || (a == b && numbers[a] < 2))
                    {
                        continue;
                    }

                    var isApart = gap > 0;
                    var change = isApart ? (2 * (b - a)) + 2 : -((2 * (b - a)) - 2);
                    var isPossible = isApart ? a > 0 && b < numbers.Length - 1 : b - a >= 2;
                    var better = Math.Abs(gap) - Math.Abs(gap - change);
                    if (isPossible && better > best.Better)
                    {
                        best = (a, b, better);
                    }
                }
            }

            if (best.Better == 0)
            {
                return;
            }

            var outward = gap > 0 ? 1 : -1;
            numbers[best.Left]--;
            numbers[best.Right]--;
            numbers[best.Left - outward]++;
            numbers[best.Right + outward]++;
        }
    }

    private static decimal Squares(int[] numbers) => numbers.Select((times, step) => (decimal)times * step * step).Sum();
}
