using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Etl.Synthetic;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

public class CountAllocationTests
{
    [Fact]
    public void Figures_that_someone_could_have_counted_are_all_met_at_once() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            {
                var random = new Random(seed);
                var hidden = Counts(random, random.Next(2, 13), random.Next(0, 400));
                var targets = Nested(random, 0, hidden.Length).Select(group => Printed(random, hidden, group)).ToList();
                var made = CountAllocation.Of(hidden.Length, hidden.Sum(), targets, mayLeave: false);
                return made.Rest == 0 && made.Ignored.Count == 0 && made.Counts.Sum() == hidden.Sum() && targets.TrueForAll(t => IsMet(t, made.Counts));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Figures_that_contradict_each_other_are_missed_by_no_more_than_the_best_of_all_allocations() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            {
                var random = new Random(seed);
                var (total, mayLeave) = (random.Next(1, 8), random.Next(2) == 0);
                var targets = Nested(random, 0, 3)
                    .Select(group => random.Next(2) == 0
                        ? new CountTarget(group, random.Next(0, 9), null, 0, total)
                        : new CountTarget(group, null, random.Next(0, 101), 0, total))
                    .ToList();
                var made = CountAllocation.Of(3, total, targets, mayLeave);
                var best = All(total).Min(counts => Missed(targets, counts, mayLeave ? 0 : total - counts.Sum()));
                return made.Counts.Sum() + made.Rest == total
                    && Missed(targets, made.Counts, mayLeave ? 0 : made.Rest).CompareTo(best) == 0;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_printed_count_goes_before_the_percentage_beside_it()
    {
        var made = CountAllocation.Of(2, 5100, [new([0], 3049, 59.8m, 1, 5100), new([1], 2051, 41.2m, 1, 5100)], mayLeave: false);
        Assert.Equal([3049, 2051], made.Counts);
    }

    [Fact]
    public void Whom_the_printed_answers_do_not_hold_stays_without_one_rather_than_break_a_figure()
    {
        var made = CountAllocation.Of(2, 373, [new([0], 123, 33.0m, 1, 373), new([1], null, 22.3m, 1, 373)], mayLeave: false);
        Assert.Equal([123, 83], made.Counts);
        Assert.Equal(167, made.Rest);
    }

    [Fact]
    public void A_share_on_which_nothing_else_bears_is_met_in_its_middle()
    {
        var made = CountAllocation.Of(1, 5100, [new([0], null, 33m, 0, 5100)], mayLeave: true);
        Assert.Equal([1683], made.Counts);
        Assert.Equal(3417, made.Rest);
    }

    [Fact]
    public void A_group_that_crosses_another_is_reported()
    {
        var crossing = new CountTarget([1, 2], 5, null, 0, 10);
        Assert.Equal([crossing], CountAllocation.Of(3, 10, [new([0, 1], 5, null, 0, 10), crossing], mayLeave: false).Ignored);
    }

    [Theory]
    [InlineData(18, 0, 943, 166, 174)]
    [InlineData(10.0, 1, 1254, 125, 126)]
    [InlineData(0.5, 1, 100, 1, 0)]
    [InlineData(50, 0, 200, 99, 100)]
    public void The_counts_behind_a_percentage_are_those_that_round_half_up_to_it(double percent, int decimals, int size, int low, int high) =>
        Assert.Equal((low, high), CountTarget.Range((decimal)percent, decimals, size));

    private static int[] Counts(Random random, int parts, int total)
    {
        var counts = new int[parts];
        for (var i = 0; i < total; i++)
        {
            counts[(int)(parts * Math.Pow(random.NextDouble(), 2))]++;
        }

        return counts;
    }

    /// <summary>Groups of neighbours, each within another: halves of halves, most single parts, and some twice.</summary>
    private static IEnumerable<int[]> Nested(Random random, int from, int to)
    {
        for (var times = random.Next(0, 3); times > 0; times--)
        {
            yield return Enumerable.Range(from, to - from).ToArray();
        }

        if (to - from > 1)
        {
            var at = random.Next(from + 1, to);
            foreach (var group in Nested(random, from, at).Concat(Nested(random, at, to)))
            {
                yield return group;
            }
        }
    }

    private static CountTarget Printed(Random random, int[] hidden, int[] group)
    {
        var (count, total, decimals) = (group.Sum(i => hidden[i]), hidden.Sum(), random.Next(0, 3));
        var percent = total == 0 ? 0 : Math.Round(100m * count / total, decimals, MidpointRounding.AwayFromZero);
        return new CountTarget(group, random.Next(3) == 0 ? count : null, total == 0 ? null : percent, decimals, total);
    }

    private static bool IsMet(CountTarget target, IReadOnlyList<int> counts)
    {
        var count = target.Parts.Sum(p => counts[p]);
        return (target.Count ?? count) == count
            && (target.Percent is not { } percent || Math.Round(100m * count / target.Base, target.Decimals, MidpointRounding.AwayFromZero) == percent);
    }

    private static IEnumerable<int[]> All(int total) =>
        from a in Enumerable.Range(0, total + 1)
        from b in Enumerable.Range(0, total + 1 - a)
        from c in Enumerable.Range(0, total + 1 - a - b)
        select new[] { a, b, c };

    /// <summary>By how many the counts are missed, then by how many those behind the percentages, then who is left.</summary>
    private static (int Counts, int Percents, int Left) Missed(List<CountTarget> targets, IReadOnlyList<int> counts, int rest) => (
        targets.Sum(t => t.Count is { } count ? Math.Abs(count - t.Parts.Sum(p => counts[p])) : 0),
        targets.Sum(t => t.Percent is { } percent ? Away(percent, t.Base, t.Parts.Sum(p => counts[p])) : 0),
        rest);

    private static int Away(decimal percent, int size, int count)
    {
        // The nearest counts that round to it or, where there are none, those on both sides of where they would be.
        var fits = Enumerable.Range(-1, size + 3).Where(c => Math.Floor((100m * c / size) + 0.5m) == percent).ToList();
        var (low, high) = fits.Count > 0
            ? (fits[0], fits[^1])
            : (Enumerable.Range(0, size + 2).First(c => 100m * c / size > percent), Enumerable.Range(0, size + 2).Last(c => 100m * c / size < percent));
        return Math.Max(Math.Max(low - count, count - high), 0);
    }
}
