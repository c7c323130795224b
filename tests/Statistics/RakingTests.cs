using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

public class RakingTests
{
    private static readonly RakingMargin Sex = new("sex", ["f", "m"], [60, 40], [0, 0, 1, 1, 1]);

    [Fact]
    public void A_single_margin_is_met_at_once_and_reported()
    {
        var result = Raking.Rake([Sex]);
        Assert.Equal([1.5, 1.5, 2.0 / 3, 2.0 / 3, 2.0 / 3], result.Weights, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.True(result.Converged);
        Assert.True(result.Iterations <= 2);
        Assert.Equal((5, 5, true), (result.Before.N, result.Before.Effective, result.After.Effective < 5));
        var f = Assert.Single(result.Margins).Categories[0];
        Assert.Equal(("f", 2, .6, .4, .6), (f.Category, f.Respondents, f.Target, f.Before, Math.Round(f.After, 12)));
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var age = new RakingMargin("age", ["young", "middle", "old"], [20, 80, 0], [1, 1, 2, -1, 7]);
        var region = new RakingMargin("region", ["north", "south"], [-1, 2], [0, 0, 1, 1, 1]);
        var problems = Assert.Throws<RakingRefusedException>(() => Raking.Rake([Sex, age, region])).Problems;
        Assert.Equal(
        [
            (RakingProblemKind.UnknownCategory, "age", "7", 1),
            (RakingProblemKind.TargetWithoutRespondents, "age", "young", 0),
            (RakingProblemKind.RespondentsWithoutTarget, "age", "old", 1),
            (RakingProblemKind.MissingCategory, "age", null, 1),
            (RakingProblemKind.InvalidTarget, "region", "north", 2),
        ], problems.Select(p => (p.Kind, p.Margin, p.Category, p.Respondents)));
        Assert.All(problems, p => Assert.Contains($"Margin '{p.Margin}'", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_category_without_respondents_is_cured_by_collapsing()
    {
        var age = new RakingMargin("age", ["young", "middle", "old"], [20, 50, 30], [1, 1, 2, 2, 2]);
        Assert.Throws<RakingRefusedException>(() => Raking.Rake([age]));
        var collapsed = age.Collapse("up to middle", "middle", "young");
        Assert.Equal(["up to middle", "old"], collapsed.Categories);
        Assert.Equal([70.0, 30], collapsed.Targets);
        Assert.Equal([0, 0, 1, 1, 1], collapsed.CategoryOfRespondent);
        Assert.Equal(.7, Raking.Rake([collapsed]).Weights[..2].Sum() / 5, 12);
        Assert.Throws<ArgumentException>(() => age.Collapse("x", "middle", "nobody"));
        Assert.Throws<ArgumentException>(() => age.Collapse("x", "middle"));
        Assert.Throws<ArgumentException>(() => age.Collapse("old", "middle", "young"));
    }

    [Fact]
    public void Respondents_without_category_may_keep_their_share()
    {
        var sex = Sex with { CategoryOfRespondent = [0, 0, 1, 1, -1] };
        Assert.Throws<RakingRefusedException>(() => Raking.Rake([sex], [1, 1, 1, 1, 4]));
        var result = Raking.Rake([sex], [1, 1, 1, 1, 4], new() { Missing = MissingCategoryRule.KeepTheirShare, Total = 8 });
        Assert.Equal([1.2, 1.2, .8, .8, 4], result.Weights, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal("", result.Margins[0].Categories[2].Category);
    }

    [Fact]
    public void Margins_that_contradict_each_other_are_reported_not_met()
    {
        // The two margins are the same question with different targets.
        var result = Raking.Rake([Sex, Sex with { Name = "sex again", Targets = [50, 50] }], options: new() { MaxIterations = 40 });
        Assert.False(result.Converged);
        Assert.True(result.BoundsMet);
        Assert.Equal(40, result.Iterations);
        Assert.Equal(.1, result.Margins[0].LargestDeviation, 12);
        Assert.Equal(0, result.Margins[1].LargestDeviation, 12);
    }

    [Fact]
    public void Bounds_that_the_margins_do_not_allow_are_reported_not_met()
    {
        var result = Raking.Rake([Sex], options: new() { Trim = new(0, 1.2), MaxTrimRounds = 7 });
        Assert.Equal((true, false, 7), (result.MarginsMet, result.BoundsMet, result.TrimRounds));
        Assert.Equal(1.5, result.LargestWeight, 9);
        Assert.Throws<ArgumentException>(() => Raking.Rake([Sex], options: new() { Trim = new(0, .9) }));
        Assert.Throws<ArgumentException>(() => Raking.Rake([Sex], options: new() { Trim = new(2, 1) }));
    }

    [Fact]
    public void What_a_bound_takes_comes_from_the_others_of_the_margin()
    {
        // Untrimmed, the men would weigh 0.25, 0.25 and 1.5.
        var result = Raking.Rake([Sex], [1, 1, 1, 1, 6], new() { Trim = new(.4, 2) });
        Assert.True(result.Converged);
        Assert.True(result.TrimRounds > 0);
        Assert.Equal([1.5, 1.5, .4, .4, 1.2], result.Weights, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_respondent_of_weight_0_takes_no_part()
    {
        var result = Raking.Rake([Sex with { CategoryOfRespondent = [0, 0, 1, 1, -1] }], [1, 1, 1, 1, 0]);
        Assert.Equal(0, result.Weights[4]);
        Assert.Equal((4, 4.0), (result.After.N, Math.Round(result.Weights.Sum(), 12)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused_with_its_respondent(double weight)
    {
        var error = Assert.Throws<ArgumentException>(() => Raking.Rake([Sex], [1, 1, 1, weight, 1]));
        Assert.Contains("respondent 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trimming_once_may_push_one_over_and_trimming_strictly_may_not()
    {
        double[] weights = [1, 1.9, 5, 0];
        Assert.Equal([2.5, 3.4, 2, 0], WeightTrimming.Trim(weights, .5, 2), (a, b) => Math.Abs(a - b) < 1e-12);
        var error = Assert.Throws<ArgumentException>(() => WeightTrimming.Trim(weights, .5, 2, strict: true));
        Assert.Contains("widen the bounds", error.Message, StringComparison.Ordinal);
    }
}
