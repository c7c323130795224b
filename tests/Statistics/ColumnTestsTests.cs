using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

public class ColumnTestsTests
{
    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(27, "AB")]
    [InlineData(51, "AZ")]
    [InlineData(52, "BA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void After_Z_comes_AA(int number, string letter) => Assert.Equal(letter, ColumnLetters.Of(number));

    [Fact]
    public void Beyond_26_columns_letters_are_parted()
    {
        var result = ColumnTests.Published([[90, .. Enumerable.Repeat<double?>(50, 27)]], [.. Enumerable.Repeat<int?>(100, 28)]);
        Assert.StartsWith("B C D", result.Letters(0, 0), StringComparison.Ordinal);
        Assert.EndsWith("Z AA AB", result.Letters(0, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, PairOutcome.WithheldSmallBase, BaseFlag.TooSmall, true)]
    [InlineData(30, PairOutcome.Significant, BaseFlag.Small, true)]
    [InlineData(99, PairOutcome.Significant, BaseFlag.Small, true)]
    [InlineData(100, PairOutcome.Significant, BaseFlag.Enough, false)]
    public void Small_bases_are_withheld_or_flagged(int size, PairOutcome outcome, BaseFlag flag, bool flagged)
    {
        var result = ColumnTests.Published([[90, 10]], [size, 500]);
        Assert.Equal((outcome, flagged), (result.Pairs[0].Outcome, result.Pairs[0].SmallBase));
        Assert.Equal([flag, BaseFlag.Enough], result.Flags);
        Assert.Equal(outcome == PairOutcome.Significant ? "B" : "", result.Letters(0, 0));
        Assert.Equal("", result.Letters(0, 1));
    }

    [Fact]
    public void An_effective_base_that_is_too_small_withholds_too()
    {
        var result = ColumnTests.Published([[90, 10]], [200, 500], [29.9, 400]);
        Assert.Equal(PairOutcome.WithheldSmallBase, result.Pairs[0].Outcome);
        Assert.Equal(PairOutcome.Significant, ColumnTests.Published([[90, 10]], [200, 500], [30, 400]).Pairs[0].Outcome);
    }

    [Fact]
    public void Weights_that_round_do_not_decide_at_the_limit()
    {
        var columns = Columns.FromIndex([.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 30)], 2);
        var hits = Enumerable.Range(0, 60).Select(i => i < 25).ToArray();
        for (var weight = .1; weight < 3; weight += .1)
        {
            var result = ColumnTests.Proportions(CrosstabCounts.Of(columns, [hits], [.. Enumerable.Repeat(weight, 60)]));
            Assert.Equal(PairOutcome.Significant, result.Pairs[0].Outcome);
        }
    }

    [Theory]
    [InlineData(0.0, 0.0, PairOutcome.WithheldNoSpread)]
    [InlineData(100.0, 100.0, PairOutcome.WithheldNoSpread)]
    [InlineData(0.0, 100.0, PairOutcome.Significant)]
    [InlineData(0.0, 1.0, PairOutcome.NotSignificant)]
    [InlineData(0.0, 20.0, PairOutcome.Significant)]
    [InlineData(100.0, 99.0, PairOutcome.NotSignificant)]
    [InlineData(40.0, 40.0, PairOutcome.NotSignificant)]
    [InlineData(null, 40.0, PairOutcome.WithheldNotAvailable)]
    public void Nothing_and_all_are_tested_only_against_something_else(double? first, double? second, PairOutcome outcome) =>
        Assert.Equal((outcome, outcome is PairOutcome.Significant or PairOutcome.NotSignificant),
            (ColumnTests.Published([[first, second]], [200, 200]).Pairs[0].Outcome, ColumnTests.Published([[first, second]], [200, 200]).Pairs[0].Reason is null));

    [Fact]
    public void A_base_that_is_not_known_withholds()
    {
        var result = ColumnTests.Published([[10, 90]], [null, 300]);
        Assert.Equal(PairOutcome.WithheldNotAvailable, result.Pairs[0].Outcome);
        Assert.Equal(BaseFlag.TooSmall, result.Flags[0]);
    }

    [Fact]
    public void Few_expected_answers_are_marked()
    {
        Assert.True(ColumnTests.Published([[1, 6]], [178, 66]).Pairs[0].FewExpected);
        Assert.True(ColumnTests.Published([[99, 94]], [178, 66]).Pairs[0].FewExpected);
        Assert.False(ColumnTests.Published([[40, 60]], [178, 66]).Pairs[0].FewExpected);
    }

    [Fact]
    public void The_same_respondents_twice_are_not_tested()
    {
        var members = Enumerable.Repeat(true, 200).ToArray();
        var hits = Enumerable.Range(0, 200).Select(i => i % 3 == 0).ToArray();
        double[] weights = [.. Enumerable.Range(1, 200).Select(i => i / 7.0)];
        var columns = Columns.FromMembership([members, members]);
        Assert.Equal(PairOutcome.WithheldSameRespondents, ColumnTests.Proportions(CrosstabCounts.Of(columns, [hits], weights)).Pairs[0].Outcome);
        Assert.Equal(PairOutcome.WithheldSameRespondents, ColumnTests.Means(CrosstabMeans.Of(columns, [.. hits.Select(h => h ? 2.0 : 1)], weights)).Pairs[0].Outcome);
    }

    [Fact]
    public void Columns_of_other_questions_and_the_total_are_not_compared()
    {
        int[] half = [.. Enumerable.Range(0, 400).Select(i => i % 2)];
        int[] third = [.. Enumerable.Range(0, 400).Select(i => i % 3)];
        var columns = Columns.Join(Columns.Total(400), Columns.FromIndex(half, 2), Columns.FromIndex(third, 3));
        var result = ColumnTests.Proportions(CrosstabCounts.Of(columns, [[.. half.Select(h => h == 0)]]));
        Assert.Equal(["", "A", "B", "C", "D", "E"], result.ColumnLetters);
        Assert.Equal([(1, 2), (3, 4), (3, 5), (4, 5)], result.Pairs.Select(p => (p.First, p.Second)));
        Assert.Equal("B", result.Letters(0, 1));
        Assert.Equal(400, result.Pairs[0].FirstBase.N + result.Pairs[0].SecondBase.N);
        Assert.All(result.Pairs, p => Assert.Equal(0, p.Overlap));
    }

    [Fact]
    public void Banners_that_were_joined_before_keep_their_groups()
    {
        var two = Columns.FromIndex([0, 1, -1], 2);
        var joined = Columns.Join(Columns.Join(Columns.Total(3), two, two), two);
        Assert.Equal([Columns.Untested, 0, 0, 1, 1, 2, 2], joined.Groups);
        Assert.Equal([0, 2, 4, 6], joined.Of(1).ToArray());
        Assert.Equal([0], joined.Of(2).ToArray());
    }

    [Fact]
    public void Bonferroni_counts_the_pairs_of_its_group_that_were_tested()
    {
        var options = new ColumnTestOptions { Bonferroni = true };
        // Three columns, one too small: one pair is tested, in the other group three.
        var result = ColumnTests.Published([[60, 50, 40, 60, 50, 40]], [200, 200, 10, 200, 200, 200], groups: [0, 0, 0, 1, 1, 1], options: options);
        Assert.Equal(PairOutcome.Significant, result.Pairs[0].Outcome);
        Assert.Equal(result.Pairs[0].PValue, result.Pairs[0].AdjustedPValue);
        Assert.Equal("B", result.Letters(0, 0));
        Assert.Equal("F", result.Letters(0, 3));
        Assert.Equal(3 * result.Pairs[3].PValue, result.Pairs[3].AdjustedPValue, 12);
    }

    [Fact]
    public void Means_without_any_spread_are_not_tested()
    {
        var columns = Columns.FromIndex([.. Enumerable.Range(0, 200).Select(i => i % 2)], 2);
        Assert.Equal(PairOutcome.WithheldNoSpread, ColumnTests.Means(CrosstabMeans.Of(columns, [.. Enumerable.Range(0, 200).Select(i => 1.0 + i % 2)])).Pairs[0].Outcome);
        Assert.Equal(PairOutcome.WithheldNotAvailable, ColumnTests.Means(CrosstabMeans.Of(columns, [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? double.NaN : i)])).Pairs[0].Outcome);
    }

    [Fact]
    public void What_cannot_be_a_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ColumnTests.Published([[10, 101]], [50, 50]));
        Assert.Throws<ArgumentException>(() => ColumnTests.Published([[10]], [50, 50]));
        Assert.Throws<ArgumentException>(() => ColumnTests.Published([[10, 20]], [50, 50], [51, 50]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnTests.Published([[10, 20]], [50, 50], options: new() { Alpha = 5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnTests.Published([[10, 20]], [50, 50], options: new() { LeastBase = 1 }));
        Assert.Throws<ArgumentException>(() => Columns.FromIndex([0, 2], 2));
        Assert.Throws<ArgumentException>(() => Columns.FromMembership([]));
        Assert.Throws<ArgumentException>(() => CrosstabCounts.Of(Columns.Total(3), [[true, false]]));
        Assert.Throws<ArgumentException>(() => CrosstabCounts.Of(Columns.Total(2), [0, 4], 2));
    }
}
