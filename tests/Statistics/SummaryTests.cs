using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>Shares, ranks, scales and intervals that can be reckoned on paper.</summary>
public class SummaryTests
{
    [Fact]
    public void Several_answers_are_shares_of_respondents()
    {
        bool[][] rows = [[true, true, false, false], [true, false, true, false]];
        var asked = CrosstabCounts.Of(Columns.Total(4), rows);
        Assert.Equal((2, .5, 1.0), (asked.N(0, 0), asked.Share(1, 0), MultipleResponse.AnswersPerRespondent(asked, 0)));
        var answered = CrosstabCounts.Of(Columns.Total(4), rows, weights: [2, 1, 1, 5], inBase: MultipleResponse.Answered(rows));
        Assert.Equal((3, 4.0, .75, .75), (answered.Bases[0].N, answered.Bases[0].Weighted, answered.Share(0, 0), answered.Share(1, 0)));
        Assert.Equal(4 * 4 / 6.0, answered.Bases[0].Effective, 12);
    }

    [Fact]
    public void A_mean_rank_is_of_those_who_ranked()
    {
        var summary = Assert.Single(Ranking.Summarise(Columns.Total(5), [1, 2, 0, 4, 1], weights: [1, 1, 1, 1, 2]));
        Assert.Equal((5, .5, 4 / 6.0, 3, 4), (summary.Base.N, summary.First, summary.InTop, summary.Top, summary.Ranked.N));
        Assert.Equal(9 / 5.0, summary.MeanRank, 12);
        Assert.True(double.IsNaN(Ranking.Summarise(Columns.Total(2), [0, 0])[0].MeanRank));
        Assert.Throws<ArgumentException>(() => Ranking.Summarise(Columns.Total(1), [-1]));
        Assert.Throws<ArgumentException>(() => Ranking.Top([1], 0));
    }

    [Fact]
    public void No_answer_is_in_the_base_of_the_boxes_and_not_of_the_mean()
    {
        double[] scores = [1, 2, 4, 5, 5, double.NaN, 3, double.NaN];
        var summary = Likert.Summarise(Columns.Total(8), scores, [1, 2, 3, 4, 5])[0];
        Assert.Equal((8, 6, 2), (summary.Base.N, summary.OnScale.N, summary.Outside.N));
        Assert.Equal((3 / 8.0, 2 / 8.0), (summary.TopBoxes, summary.BottomBoxes));
        Assert.Equal(20 / 6.0, summary.Mean, 12);
        Assert.Equal(Math.Sqrt(40 / 15.0), summary.StandardDeviation, 12);
        var onScale = Likert.Summarise(Columns.Total(8), scores, [1, 2, 3, 4, 5], boxes: 1, sharesOfOnScale: true)[0];
        Assert.Equal((6, 2 / 6.0, 1 / 6.0), (onScale.Base.N, onScale.TopBoxes, onScale.BottomBoxes));
    }

    [Fact]
    public void A_scale_must_hold_its_scores_and_keep_top_and_bottom_apart()
    {
        Assert.Throws<ArgumentException>(() => Likert.Top([1, 6], [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>(() => Likert.Top([1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Likert.Top([1], [1, 2, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => Likert.Top([1], [1, 2, 3, 4], boxes: 0));
        Assert.Equal([true, false, false], Likert.Bottom([1, 2, double.NaN], [3, 1, 2], boxes: 1));
    }

    [Fact]
    public void An_empty_base_gives_no_number()
    {
        var counts = CrosstabCounts.Of(Columns.FromIndex([0, 0], 2), [[true, false]]);
        Assert.True(double.IsNaN(counts.Share(0, 1)));
        Assert.True(double.IsNaN(MultipleResponse.AnswersPerRespondent(counts, 1)));
        Assert.Equal((0, 0.0, true), (counts.Bases[1].N, counts.Bases[1].Effective, double.IsNaN(counts.Bases[1].DesignEffect)));
        Assert.Equal(IntervalMethod.None, Intervals.Proportion(counts, 0, 1).Method);
        Assert.Equal(IntervalMethod.None, Intervals.Mean([4]).Method);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts.Share(1, 0));
    }

    [Fact]
    public void Nobody_and_everybody_still_have_an_interval()
    {
        var none = Intervals.Proportion(new bool[50]);
        Assert.Equal((0, 0.0, IntervalMethod.ClopperPearson), (none.Value, none.Lower, none.Method));
        Assert.Equal(1 - Math.Pow(.025, 1 / 50.0), none.Upper, 12);
        var all = Intervals.Proportion([true]);
        Assert.Equal((1, .025, 1.0), (all.Value, Math.Round(all.Lower, 12), all.Upper));
    }

    [Fact]
    public void A_level_or_a_share_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Proportion([true, false], level: 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Wilson(18.5, 5100));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.ClopperPearson(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Wilson(.5, 0));
    }
}
