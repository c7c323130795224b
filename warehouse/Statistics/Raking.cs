using System.Globalization;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// Raking, or iterative proportional fitting (Deming and Stephan 1940; R: survey::rake): weights are scaled margin by margin, again and again,
/// until every category weighs its target.
/// </summary>
public static class Raking
{
    /// <summary>
    /// Rakes respondents to margins and, where asked for, keeps the weights within bounds: weights beyond a bound are set to it, what that frees
    /// or needs is taken up by the weights within in proportion, and the margins are raked again, until both hold.
    /// </summary>
    /// <param name="margins">One or more.</param>
    /// <param name="startingWeights">One a respondent, 0 or more; null: each 1. A respondent of weight 0 takes no part.</param>
    /// <param name="options">Total, bounds, tolerance.</param>
    /// <exception cref="RakingRefusedException">Margins and respondents do not fit each other; names every margin and category.</exception>
    /// <exception cref="ArgumentException">Lengths differ, a weight is negative or no number, or the bounds cannot hold the mean weight.</exception>
    public static RakingResult Rake(IReadOnlyList<RakingMargin> margins, double[]? startingWeights = null, RakingOptions? options = null)
    {
        var o = options ?? new();
        if (margins.Count == 0)
        {
            throw new ArgumentException("Raking needs a margin; none was given.");
        }

        var respondents = startingWeights?.Length ?? margins[0].CategoryOfRespondent.Count;
        var weights = RespondentData.Weights(startingWeights, null, respondents, out var n);
        var before = RespondentBase.Of(weights);
        if (n == 0 || o.Total is not (null or (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException("Raking needs a respondent with a weight above 0, and a total above 0.");
        }

        var prepared = Prepare(margins, weights, before.Weighted, o.Missing);
        var total = o.Total ?? n;
        var shares = prepared.Select(m => m.Shares(weights)).ToList();
        Scale(weights, total / before.Weighted);
        var iterations = 0;
        var met = Cycle(prepared, weights, total, o, ref iterations);
        var (rounds, within) = (0, true);
        if (o.Trim is { } trim)
        {
            var (lower, upper) = WeightTrimming.Resolve(weights, trim);
            if (lower * n > total || upper * n < total)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Weights between {lower} and {upper} cannot have a mean of {total / n}; widen the bounds."));
            }

            while (!(within = Within(weights, lower, upper, o.TrimTolerance)) && rounds < o.MaxTrimRounds && met)
            {
                Cut(weights, lower, upper, total);
                met = Cycle(prepared, weights, total, o, ref iterations);
                rounds++;
            }
        }

        return new()
        {
            Weights = weights,
            MarginsMet = met,
            BoundsMet = within,
            Iterations = iterations,
            TrimRounds = rounds,
            Margins = [.. prepared.Select((m, i) => m.Report(shares[i], m.Shares(weights)))],
            Before = before,
            After = RespondentBase.Of(weights),
        };
    }

    private static bool Cycle(IReadOnlyList<Prepared> margins, double[] weights, double total, RakingOptions o, ref int iterations)
    {
        for (var i = 0; i < o.MaxIterations; i++)
        {
            iterations++;
            // The deviation before a margin is scaled is what the others did to it since its last turn.
            var deviation = 0.0;
            foreach (var margin in margins)
            {
                deviation = Math.Max(deviation, margin.Fit(weights, total));
            }

            if (deviation <= o.Tolerance)
            {
                return true;
            }
        }

        // A single margin is met after one cycle, which the deviation before it cannot show.
        return margins.All(m => m.Deviation(m.Shares(weights)) <= o.Tolerance);
    }

    private static bool Within(double[] weights, double lower, double upper, double tolerance)
    {
        foreach (var weight in weights)
        {
            if (weight > 0 && (weight < lower * (1 - tolerance) || weight > upper * (1 + tolerance)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Cut(double[] weights, double lower, double upper, double total)
    {
        var (free, bound) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                var cut = Math.Clamp(weights[i], lower, upper);
                _ = cut == weights[i] ? free += cut : bound += cut;
            }
        }

        // Where nothing can take it up, the raking that follows does.
        var factor = free > 0 && total > bound ? (total - bound) / free : 1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                var cut = Math.Clamp(weights[i], lower, upper);
                weights[i] = cut == weights[i] ? cut * factor : cut;
            }
        }
    }

    private static void Scale(double[] weights, double factor)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= factor;
        }
    }

    private static List<Prepared> Prepare(IReadOnlyList<RakingMargin> margins, double[] weights, double weighted, MissingCategoryRule rule)
    {
        var problems = new List<RakingProblem>();
        var result = new List<Prepared>();
        foreach (var margin in margins)
        {
            RespondentData.SameLength(margin.CategoryOfRespondent.Count, weights.Length, $"Margin '{margin.Name}'");
            if (margin.Targets.Count != margin.Categories.Count)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Margin '{margin.Name}' has {margin.Targets.Count} targets for {margin.Categories.Count} categories; give one a category."));
            }

            var before = problems.Count;
            var (prepared, counts) = Assign(margin, weights, weighted, problems);
            Judge(margin, counts, rule, problems);
            if (problems.Count == before)
            {
                result.Add(prepared);
            }
        }

        return problems.Count == 0 ? result : throw new RakingRefusedException(problems);
    }

    private static (Prepared Prepared, int[] Counts) Assign(RakingMargin margin, double[] weights, double weighted, List<RakingProblem> problems)
    {
        var k = margin.Categories.Count;
        var index = new int[weights.Length];
        var counts = new int[k + 1];
        var (unknown, missing) = (new SortedDictionary<int, int>(), 0.0);
        for (var i = 0; i < index.Length; i++)
        {
            var category = margin.CategoryOfRespondent[i];
            index[i] = category is -1 ? k : category;
            if (weights[i] == 0)
            {
                // Takes no part, but must not point outside.
                index[i] = k;
            }
            else if (category < -1 || category >= k)
            {
                unknown[category] = unknown.GetValueOrDefault(category) + 1;
                index[i] = k;
            }
            else
            {
                counts[index[i]]++;
                missing += category == -1 ? weights[i] : 0;
            }
        }

        foreach (var (category, respondents) in unknown)
        {
            var code = category.ToString(CultureInfo.InvariantCulture);
            problems.Add(new(RakingProblemKind.UnknownCategory, margin.Name, code, respondents, string.Create(CultureInfo.InvariantCulture,
                $"Margin '{margin.Name}': {respondents} respondents have category number {code}; expected 0 to {k - 1}, or -1 for not known. Correct the file.")));
        }

        var sum = margin.Targets.Sum();
        var kept = missing / weighted;
        double[] targets = [.. margin.Targets.Select(t => t / sum * (1 - kept)), kept];
        return (new(margin, index, targets, counts), counts);
    }

    private static void Judge(RakingMargin margin, int[] counts, MissingCategoryRule rule, List<RakingProblem> problems)
    {
        for (var c = 0; c < margin.Categories.Count; c++)
        {
            var (code, target, n) = (margin.Categories[c], margin.Targets[c], counts[c]);
            if (!double.IsFinite(target) || target < 0)
            {
                problems.Add(new(RakingProblemKind.InvalidTarget, margin.Name, code, n, string.Create(CultureInfo.InvariantCulture,
                    $"Margin '{margin.Name}', category '{code}': the target is {target}; expected a number of 0 or more. Correct the target.")));
            }
            else if (target > 0 && n == 0)
            {
                problems.Add(new(RakingProblemKind.TargetWithoutRespondents, margin.Name, code, 0, string.Create(CultureInfo.InvariantCulture,
                    $"Margin '{margin.Name}', category '{code}': the target is {target}, but no respondent has it. Collapse it with another category.")));
            }
            else if (target == 0 && n > 0)
            {
                problems.Add(new(RakingProblemKind.RespondentsWithoutTarget, margin.Name, code, n, string.Create(CultureInfo.InvariantCulture,
                    $"Margin '{margin.Name}', category '{code}': {n} respondents have it, but the target is 0. Collapse it with another category, or leave them out.")));
            }
        }

        if (margin.Targets.All(t => t == 0))
        {
            problems.Add(new(RakingProblemKind.InvalidTarget, margin.Name, null, 0,
                $"Margin '{margin.Name}': no category has a target above 0. Give the targets."));
        }

        if (counts[^1] > 0 && rule == MissingCategoryRule.Refuse)
        {
            problems.Add(new(RakingProblemKind.MissingCategory, margin.Name, null, counts[^1], string.Create(CultureInfo.InvariantCulture,
                $"Margin '{margin.Name}': {counts[^1]} respondents have no category. Leave them out, give them one, or let them keep their share.")));
        }
    }

    /// <summary>A margin with an index for every respondent; the last category is of those without one.</summary>
    private sealed class Prepared(RakingMargin margin, int[] index, double[] targets, int[] counts)
    {
        private readonly double[] _sums = new double[targets.Length];

        public double[] Shares(double[] weights)
        {
            Sum(weights);
            var total = _sums.Sum();
            return Array.ConvertAll(_sums, s => s / total);
        }

        public double Deviation(double[] shares)
        {
            var result = 0.0;
            for (var c = 0; c < shares.Length; c++)
            {
                result = Math.Max(result, Math.Abs(shares[c] - targets[c]));
            }

            return result;
        }

        public double Fit(double[] weights, double total)
        {
            Sum(weights);
            var deviation = 0.0;
            for (var c = 0; c < _sums.Length; c++)
            {
                deviation = Math.Max(deviation, Math.Abs(_sums[c] / total - targets[c]));
                _sums[c] = _sums[c] > 0 ? targets[c] * total / _sums[c] : 1;
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] *= _sums[index[i]];
            }

            return deviation;
        }

        public RakingMarginReport Report(double[] before, double[] after)
        {
            var categories = new List<RakingCategoryReport>();
            for (var c = 0; c < targets.Length; c++)
            {
                if (c < margin.Categories.Count || counts[c] > 0)
                {
                    categories.Add(new(c < margin.Categories.Count ? margin.Categories[c] : "", counts[c], targets[c], before[c], after[c]));
                }
            }

            return new(margin.Name, Deviation(after), categories);
        }

        private void Sum(double[] weights)
        {
            Array.Clear(_sums);
            for (var i = 0; i < weights.Length; i++)
            {
                _sums[index[i]] += weights[i];
            }
        }
    }
}
