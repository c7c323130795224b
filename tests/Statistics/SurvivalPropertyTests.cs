using FsCheck;
using FsCheck.Fluent;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>What holds for every survival curve.</summary>
public class SurvivalPropertyTests
{
    private static readonly SurvivalBand[] Bands = Enum.GetValues<SurvivalBand>();

    [Fact]
    public void Without_censoring_it_is_the_share_that_lasted_longer() => Hold((durations, _) =>
    {
        var curve = KaplanMeier.Fit(durations, [.. durations.Select(_ => true)]);
        return Enumerable.Range(0, 40).All(t => Near(curve.At(t).Survival, durations.Count(d => d > t) / (double)durations.Length));
    });

    [Fact]
    public void The_order_of_persons_does_not_matter() => Hold((durations, events) =>
    {
        int[] order = [.. Enumerable.Range(0, durations.Length).OrderBy(i => durations[i] * 7919 % 31).ThenByDescending(i => i)];
        var (one, other) = (KaplanMeier.Fit(durations, events), KaplanMeier.Fit([.. order.Select(i => durations[i])], [.. order.Select(i => events[i])]));
        return one.Points.SequenceEqual(other.Points);
    });

    [Fact]
    public void Somebody_who_is_censored_after_all_others_changes_the_number_at_risk_alone() => Hold((durations, events) =>
    {
        var last = durations.Max();
        var (one, more) = (KaplanMeier.Fit(durations, events), KaplanMeier.Fit([.. durations, last + 1], [.. events, false]));
        var ((days, weeks), whole) = ((KaplanMeier.Fit(durations, events), KaplanMeier.Fit([.. durations.Select(d => d * 7)], events)), one.Points.Count);
        return more.Points.Count == whole + 1
            && more.Points[^1].Survival == more.Points[^2].Survival
            && more.Points.Take(whole).Zip(one.Points).All(p => p.First.AtRisk == p.Second.AtRisk + 1 && p.First.Survival >= p.Second.Survival)
            && days.Points.Zip(weeks.Points).All(p => p.First.Survival == p.Second.Survival);
    });

    [Fact]
    public void Censoring_at_the_end_of_a_day_is_no_event_of_that_day() => Hold((durations, events) =>
    {
        // Moving the censored to just before the next day changes nothing: they were at risk on their last day.
        int[] half = [.. durations.Select((d, i) => 2 * d + (events[i] ? 0 : 1))];
        var (one, other) = (KaplanMeier.Fit(durations, events), KaplanMeier.Fit(half, events));
        return Enumerable.Range(0, 40).All(t => one.At(t).Survival == other.At(2 * t).Survival);
    });

    [Fact]
    public void A_curve_falls_and_its_band_holds_it() => Hold((durations, events) => Bands.All(band =>
    {
        var points = KaplanMeier.Fit(durations, events, band).Points;
        return points.Zip(points.Skip(1)).All(p => p.First.Survival >= p.Second.Survival && p.First.AtRisk > p.Second.AtRisk)
            && points.Where(p => !double.IsNaN(p.Lower)).All(p => 0 <= p.Lower && p.Lower <= p.Survival && p.Survival <= p.Upper && p.Upper <= 1)
            && points.All(p => double.IsNaN(p.Lower) == double.IsNaN(p.Upper));
    }));

    [Fact]
    public void More_confidence_needs_a_wider_band() => Hold((durations, events) => Bands.All(band =>
        KaplanMeier.Fit(durations, events, band, .8).Points.Zip(KaplanMeier.Fit(durations, events, band, .99).Points).Where(p => p.First.StandardError > 0)
            .All(p => p.Second.Lower <= p.First.Lower && p.Second.Upper >= p.First.Upper && (p.Second.Lower < p.First.Lower || p.Second.Upper > p.First.Upper))));

    [Fact]
    public void A_quantile_is_where_the_curve_comes_to_the_share() => Hold((durations, events) =>
    {
        var curve = KaplanMeier.Fit(durations, events);
        return new[] { .25, .5, .75 }.All(p => curve.Quantile(p).Value is var q && (double.IsNaN(q)
            ? curve.Points[^1].Survival > 1 - p
            : curve.At((int)Math.Floor(q)).Survival <= 1 - p + 1e-8 && (q < 1 || curve.At((int)Math.Ceiling(q) - 1).Survival >= 1 - p - 1e-8)));
    });

    [Fact]
    public void In_a_life_table_whoever_leaves_within_an_interval_counts_half() => Hold((durations, events) =>
    {
        var (had, left) = (events.Count(e => e), events.Count(e => !e));
        var point = SurvivalCurve.Of([new SurvivalStep(365, had, left, IsInterval: true)], durations.Length + 5).Points[0];
        return Near(1 - point.Survival, had / (durations.Length + 5 - left / 2.0));
    });

    [Fact]
    public void Groups_alike_do_not_differ() => Hold((durations, events) =>
    {
        var result = LogRank.Compare([.. durations, .. durations], [.. events, .. events], [.. durations.Select(_ => 0), .. durations.Select(_ => 1)]);
        return !events.Contains(true) || double.IsNaN(result.ChiSquare) || (result.ChiSquare < 1e-12 && Near(result.PValue, 1) && Near(result.Expected.Sum(), result.Observed.Sum()));
    });

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => KaplanMeier.Fit([1, 2], [true]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Fit([1, -2], [true, true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Fit([1], [true], level: 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Fit([1], [true]).Quantile(1));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([new(3, 1, 0), new(3, 1, 0)], 5));
        Assert.Throws<ArgumentException>(() => SurvivalCurve.Of([new(3, 4, 2)], 5));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static void Hold(Func<int[], bool[], bool> holds)
    {
        var persons = Gen.NonEmptyListOf(Gen.Choose(0, 30).SelectMany(_ => Gen.Choose(0, 1), (d, e) => (Duration: d, Event: e == 1)));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(persons.ToArbitrary(), p => holds([.. p.Select(x => x.Duration)], [.. p.Select(x => x.Event)])));
    }
}
