using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>What holds for every survey.</summary>
public class PropertyTests
{
    [Fact]
    public void Raked_weights_are_positive_and_meet_every_margin() => Hold(s =>
    {
        var margins = s.Margins();
        var result = Raking.Rake(margins, s.Weights, new() { Total = 1000, MaxIterations = 5_000 });
        return result.Converged && result.Weights.All(w => w > 0) && Near(result.Weights.Sum(), 1000)
            && margins.All(m => m.Categories.Select((_, c) => c).All(c => Math.Abs(
                result.Weights.Where((_, i) => m.CategoryOfRespondent[i] == c).Sum() / 1000 - m.Targets[c] / m.Targets.Sum()) < 1e-8));
    });

    [Fact]
    public void Weights_within_bounds_meet_every_margin_too_or_say_that_they_do_not() => Hold(s =>
    {
        var margins = s.Margins();
        var result = Raking.Rake(margins, s.Weights, new() { Trim = new(.3, 3), MaxTrimRounds = 20 });
        return result.MarginsMet == result.Margins.All(m => m.LargestDeviation <= 1e-9)
            && result.BoundsMet == (result.SmallestWeight >= .3 * (1 - 1e-9) && result.LargestWeight <= 3 * (1 + 1e-9))
            && result.Weights.All(w => w > 0);
    });

    [Fact]
    public void Trimming_keeps_the_total() => Hold(s =>
    {
        var (lower, upper) = WeightTrimming.Resolve(s.Weights, new(.5, 1.5));
        return Near(s.Weights.Sum(), WeightTrimming.Trim(s.Weights, lower, upper).Sum())
            && WeightTrimming.Trim(s.Weights, lower, upper, strict: true).All(w => w >= lower && w <= upper);
    });

    [Fact]
    public void An_effective_base_is_never_above_the_base() => Hold(s =>
        CrosstabCounts.Of(s.Columns, s.Rows, s.Weights, s.Base).Bases.All(b =>
            b.N == 0 ? b.Effective == 0 : b.Effective > 0 && b.Effective <= b.N && Near(b.DesignEffect * b.Effective, b.N))
        && RespondentBase.Of(s.Weights.Select(_ => 1.1).ToArray()) is var even && Near(even.Effective, even.N));

    [Fact]
    public void An_interval_holds_its_share_and_stays_between_nothing_and_all() => Hold(s =>
    {
        var counts = CrosstabCounts.Of(s.Columns, s.Rows, s.Weights, s.Base);
        return Cells(counts).All(at => Intervals.Proportion(counts, at.Row, at.Column) is var e && (e.Base.N == 0
            ? e.Method == IntervalMethod.None && double.IsNaN(e.Value)
            : 0 <= e.Lower && e.Lower <= e.Value && e.Value <= e.Upper && e.Upper <= 1 && e.Lower < e.Upper));
    });

    [Fact]
    public void More_confidence_needs_a_wider_interval() => Hold(s =>
    {
        var counts = CrosstabCounts.Of(s.Columns, s.Rows, s.Weights, s.Base);
        return Cells(counts).Where(at => counts.Bases[at.Column].N > 0).All(at =>
            (Intervals.Proportion(counts, at.Row, at.Column, .9), Intervals.Proportion(counts, at.Row, at.Column, .99)) is var (narrow, wide)
            && wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper && (wide.Upper > narrow.Upper || wide.Lower < narrow.Lower));
    });

    [Fact]
    public void Two_columns_are_never_each_above_the_other() => Hold(s =>
    {
        var result = Test(s, s.Weights);
        return Enumerable.Range(0, s.Rows.Length).All(row => result.ColumnLetters.Select((_, a) => a).All(a => result.ColumnLetters.Select((_, b) => b)
            .All(b => !(result.Letters(row, a).Contains(result.ColumnLetters[b], StringComparison.Ordinal)
                && result.Letters(row, b).Contains(result.ColumnLetters[a], StringComparison.Ordinal)))));
    });

    [Fact]
    public void Letters_stand_at_the_higher_cell_of_each_significant_pair_and_nowhere_else() => Hold(s =>
    {
        var result = Test(s, s.Weights);
        var expected = result.Pairs.Where(p => p.Outcome == PairOutcome.Significant)
            .Select(p => p.FirstValue > p.SecondValue ? (p.Row, p.First, p.Second) : (p.Row, p.Second, p.First)).ToHashSet();
        return expected.Count == Enumerable.Range(0, s.Rows.Length).Sum(row => result.ColumnLetters.Select((_, c) => result.Letters(row, c).Length).Sum())
            && expected.All(e => result.Letters(e.Row, e.Item2).Contains(result.ColumnLetters[e.Item3], StringComparison.Ordinal));
    });

    [Fact]
    public void The_scale_of_the_weights_does_not_matter() => Hold(s =>
    {
        var scaled = Array.ConvertAll(s.Weights, w => w * 37.5);
        var (a, b) = (CrosstabCounts.Of(s.Columns, s.Rows, s.Weights, s.Base), CrosstabCounts.Of(s.Columns, s.Rows, scaled, s.Base));
        return SameTests(Test(s, s.Weights), Test(s, scaled))
            && SameTests(ColumnTests.Means(CrosstabMeans.Of(s.Columns, s.Scores, s.Weights, s.Base)), ColumnTests.Means(CrosstabMeans.Of(s.Columns, s.Scores, scaled, s.Base)))
            && Cells(a).All(at => SameEstimates(Intervals.Proportion(a, at.Row, at.Column), Intervals.Proportion(b, at.Row, at.Column)))
            && SameEstimates(Intervals.Mean(s.Scores, s.Weights, s.Base), Intervals.Mean(s.Scores, scaled, s.Base))
            && Raking.Rake(s.Margins(), s.Weights).Weights.Zip(Raking.Rake(s.Margins(), scaled).Weights).All(p => Near(p.First, p.Second));
    });

    [Fact]
    public void Equal_weights_are_no_weights() => Hold(s => SameTests(Test(s, null), Test(s, Array.ConvertAll(s.Weights, _ => 1.1))));

    [Fact]
    public void The_order_of_respondents_does_not_matter() => Hold(s =>
    {
        var t = s.Shuffled();
        var weights = Raking.Rake(s.Margins(), s.Weights).Weights;
        var shuffled = Raking.Rake(t.Margins(), t.Weights).Weights;
        return SameTests(Test(s, s.Weights), Test(t, t.Weights))
            && SameEstimates(Intervals.Mean(s.Scores, s.Weights, s.Base), Intervals.Mean(t.Scores, t.Weights, t.Base))
            && weights.Order().Zip(shuffled.Order()).All(p => Near(p.First, p.Second));
    });

    [Fact]
    public void Swapping_two_columns_turns_the_sign_and_nothing_else() => Hold(s =>
    {
        var swapped = ColumnTests.Proportions(CrosstabCounts.Of(Columns.FromMembership([.. s.Memberships.Reverse()]), s.Rows, s.Weights, s.Base));
        var k = s.Memberships.Length - 1;
        var there = swapped.Pairs.ToDictionary(p => (p.Row, k - p.Second, k - p.First));
        return Test(s, s.Weights).Pairs.All(p => there[(p.Row, p.First, p.Second)] is var q
            && q.Outcome == p.Outcome && (p.Withheld || (Near(p.Statistic, -q.Statistic) && Near(p.PValue, q.PValue))));
    });

    [Fact]
    public void Overlap_makes_a_difference_surer_never_less_sure() => Hold(s => Test(s, s.Weights).Pairs.Where(p => !p.Withheld).All(p =>
    {
        var pooled = (p.FirstBase.Weighted * p.FirstValue + p.SecondBase.Weighted * p.SecondValue) / (p.FirstBase.Weighted + p.SecondBase.Weighted);
        var apart = Math.Sqrt(pooled * (1 - pooled) * (1 / p.FirstBase.Effective + 1 / p.SecondBase.Effective));
        return p.Overlap >= 0 && p.StandardError <= apart * (1 + 1e-9) && (p.Overlap == 0) == Near(p.StandardError, apart);
    }));

    [Fact]
    public void Bonferroni_only_takes_letters_away() => Hold(s =>
    {
        var (plain, corrected) = (Test(s, s.Weights), Test(s, s.Weights, bonferroni: true));
        return plain.Pairs.Zip(corrected.Pairs).All(p => Near(p.First.PValue, p.Second.PValue)
            && (p.Second.Outcome == p.First.Outcome || (p.First.Outcome, p.Second.Outcome) == (PairOutcome.Significant, PairOutcome.NotSignificant))
            && (p.Second.Withheld || Near(p.Second.AdjustedPValue, Math.Min(1, p.First.PValue * corrected.Pairs.Count(q => q.Row == p.Second.Row && !q.Withheld)))));
    });

    [Fact]
    public void Counting_single_answers_is_counting_their_rows() => Hold(s =>
    {
        var answers = Array.ConvertAll(s.Scores, x => double.IsNaN(x) ? -1 : (int)x - 1);
        var (a, b) = (CrosstabCounts.Of(s.Columns, answers, 5, s.Weights, s.Base),
            CrosstabCounts.Of(s.Columns, [.. Enumerable.Range(0, 5).Select(r => Array.ConvertAll(answers, x => x == r))], s.Weights, s.Base));
        return Cells(a).All(at => a.N(at.Row, at.Column) == b.N(at.Row, at.Column) && Near(a.Share(at.Row, at.Column), b.Share(at.Row, at.Column)));
    });

    private static void Hold(Func<Survey, bool> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => property(new Survey(seed))).QuickCheckThrowOnFailure();

    private static ColumnTestResult Test(Survey s, double[]? weights, bool bonferroni = false) =>
        ColumnTests.Proportions(CrosstabCounts.Of(s.Columns, s.Rows, weights, s.Base), new() { Bonferroni = bonferroni });

    private static IEnumerable<(int Row, int Column)> Cells(CrosstabCounts counts) =>
        Enumerable.Range(0, counts.RowCount).SelectMany(r => Enumerable.Range(0, counts.Columns.Count).Select(c => (r, c)));

    private static bool SameTests(ColumnTestResult a, ColumnTestResult b) => a.Pairs.Count == b.Pairs.Count && a.Flags.SequenceEqual(b.Flags)
        && a.Pairs.Zip(b.Pairs).All(p => p.First.Outcome == p.Second.Outcome && Near(p.First.Statistic, p.Second.Statistic) && Near(p.First.PValue, p.Second.PValue));

    private static bool SameEstimates(Estimate a, Estimate b) =>
        a.Method == b.Method && Near(a.Value, b.Value) && Near(a.StandardError, b.StandardError) && Near(a.Lower, b.Lower) && Near(a.Upper, b.Upper);

    private static bool Near(double a, double b) =>
        (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-8 * Math.Max(1, Math.Abs(a));

    /// <summary>A survey drawn from a seed: weights, overlapping columns (one may be empty), rows from never to always, scores with gaps.</summary>
    private sealed class Survey
    {
        private readonly Random _random;
        private readonly int[][] _categories;
        private readonly double[][] _targets;

        public Survey(int seed)
        {
            _random = new(seed);
            var n = _random.Next(60, 400);
            Weights = Draw(n, () => Math.Exp(1.4 * (_random.NextDouble() - .5)));
            Base = Draw(n, () => _random.NextDouble() < .9);
            Memberships = [.. Enumerable.Range(0, _random.Next(2, 6)).Select(_ => Chance([0, .05, .3, .5, 1]))];
            Rows = [.. Enumerable.Range(0, 6).Select(_ => Chance([0, .02, .2, .5, .8, 1]))];
            Scores = Draw(n, () => _random.NextDouble() < .1 ? double.NaN : _random.Next(1, 6));
            // Answers that hang on the first column, so that there are differences to find.
            Rows[0] = [.. Memberships[0].Select(m => _random.NextDouble() < (m ? .7 : .3))];
            // The first respondents stand in every category, so that no target is without anybody.
            _categories = [.. new[] { 2, 3, 4 }.Select(k => Enumerable.Range(0, n).Select(i => i < 12 ? i % k : _random.Next(k)).ToArray())];
            _targets = [.. new[] { 2, 3, 4 }.Select(k => Draw(k, () => .5 + _random.NextDouble()))];

            bool[] Chance(double[] chances)
            {
                var chance = chances[_random.Next(chances.Length)];
                return Draw(n, () => _random.NextDouble() < chance);
            }
        }

        private Survey(Survey of, int[] order)
        {
            _random = of._random;
            T[] Sorted<T>(T[] values) => Array.ConvertAll(order, i => values[i]);
            Weights = Sorted(of.Weights);
            Base = Sorted(of.Base);
            Memberships = Array.ConvertAll(of.Memberships, Sorted);
            Rows = Array.ConvertAll(of.Rows, Sorted);
            Scores = Sorted(of.Scores);
            _categories = Array.ConvertAll(of._categories, Sorted);
            _targets = of._targets;
        }

        public double[] Weights { get; }

        public bool[] Base { get; }

        public bool[][] Memberships { get; }

        public bool[][] Rows { get; }

        public double[] Scores { get; }

        public Columns Columns => Columns.FromMembership(Memberships);

        public IReadOnlyList<RakingMargin> Margins() => [.. _categories.Select((c, m) =>
            new RakingMargin("m" + m, [.. _targets[m].Select((_, i) => "c" + i)], _targets[m], c))];

        public Survey Shuffled()
        {
            int[] order = [.. Enumerable.Range(0, Weights.Length)];
            _random.Shuffle(order);
            return new(this, order);
        }

        private static T[] Draw<T>(int n, Func<T> draw) => [.. Enumerable.Range(0, n).Select(_ => draw())];
    }
}
