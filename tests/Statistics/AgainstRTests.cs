using System.Globalization;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>Three sets of respondents against what R's survey package makes of them: R/expected.R wrote the expected values.</summary>
public class AgainstRTests
{
    public static TheoryData<string> Sets => [.. Sample.Names];

    public static TheoryData<string, string> SetsAndWeightings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var set in Sample.Names)
            {
                foreach (var weighting in new[] { "none", "file", "raked" })
                {
                    data.Add(set, weighting);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Raked_trimmed_and_bounded_weights_are_those_of_R(string set)
    {
        var sample = Sample.All[set];
        var expected = Fixture.Expected("weights").Rows.Where(r => r["set"] == set).ToList();
        Assert.True(sample.Raked.Converged);
        var raked = sample.Raked.Weights;
        Same(expected, "raked", raked);
        var (lower, upper) = WeightTrimming.Resolve(raked, new(.5, 2));
        Same(expected, "trimmed", WeightTrimming.Trim(raked, lower, upper));
        (lower, upper) = WeightTrimming.Resolve(raked, new(.6, 1.8, WeightReference.Median));
        Same(expected, "strict", WeightTrimming.Trim(raked, lower, upper, strict: true));
        var bounded = Raking.Rake(sample.Margins(), sample.FileWeights, new() { Trim = new(.45, 2.3, WeightReference.Median) });
        Assert.True(bounded.Converged);
        Assert.True(bounded.TrimRounds > 0);
        Same(expected, "bounded", bounded.Weights);
    }

    [Theory]
    [MemberData(nameof(SetsAndWeightings))]
    public void Bases_estimates_and_intervals_are_those_of_R(string set, string weighting)
    {
        var sample = Sample.All[set];
        var actual = Numbers(sample, sample.Weights(weighting));
        var expected = Fixture.Expected("numbers").Rows.Where(r => r["set"] == set && r["weighting"] == weighting).ToList();
        Assert.True(expected.Count > 30);
        Assert.All(expected, r => Same(Fixture.Number(r["value"]), actual(r["what"], r["key"])));
    }

    [Theory]
    [MemberData(nameof(SetsAndWeightings))]
    public void Every_pair_of_columns_is_tested_as_in_R(string set, string weighting)
    {
        var expected = Fixture.Expected("pairs").Rows.Where(r => r["set"] == set && r["weighting"] == weighting).ToList();
        foreach (var banner in expected.GroupBy(r => (Banner: r["banner"], Row: r["row"])))
        {
            var (result, row) = Test(Sample.All[set], weighting, banner.Key.Banner, banner.Key.Row, "none");
            var pairs = result.Pairs.Where(p => p.Row == row).ToList();
            Assert.Equal(banner.Count(), pairs.Count);
            foreach (var (e, a) in banner.Zip(pairs))
            {
                Assert.Equal((e["a"], e["b"], e["n_a"], e["n_b"], e["outcome"]), (Text(a.First), Text(a.Second), Text(a.FirstBase.N), Text(a.SecondBase.N), a.Outcome.ToString()));
                Same(Fixture.Number(e["eff_a"]), a.FirstBase.Effective);
                Same(Fixture.Number(e["eff_b"]), a.SecondBase.Effective);
                Same(Fixture.Number(e["v_a"]), a.FirstValue);
                Same(Fixture.Number(e["v_b"]), a.SecondValue);
                Same(Fixture.Number(e["z"]), a.Statistic);
                Same(Fixture.Number(e["p"]), a.PValue);
            }
        }
    }

    [Theory]
    [MemberData(nameof(SetsAndWeightings))]
    public void Letters_are_those_of_R_with_and_without_correction(string set, string weighting)
    {
        var expected = Fixture.Expected("letters").Rows.Where(r => r["set"] == set && r["weighting"] == weighting).ToList();
        Assert.NotEmpty(expected);
        foreach (var table in expected.GroupBy(r => (Banner: r["banner"], Row: r["row"], Correction: r["correction"])))
        {
            var (result, row) = Test(Sample.All[set], weighting, table.Key.Banner, table.Key.Row, table.Key.Correction);
            Assert.Equal(
                table.Select(r => $"{table.Key} {r["column"]}: {r["letters"]}"),
                table.Select((_, c) => $"{table.Key} {Text(c)}: {result.Letters(row, c)}"));
        }
    }

    [Fact]
    public void The_sets_hold_what_is_hard()
    {
        var pairs = Fixture.Expected("pairs").Rows.ToList();
        Assert.All(Sample.Names, s => Assert.All(["Significant", "NotSignificant", "WithheldSmallBase", "WithheldNoSpread"],
            o => Assert.Contains(pairs, r => r["set"] == s && r["outcome"] == o)));
        var letters = Fixture.Expected("letters").Rows.ToList();
        Assert.NotEqual(
            letters.Where(r => r["correction"] == "none").Select(r => r["letters"]),
            letters.Where(r => r["correction"] == "bonferroni").Select(r => r["letters"]));
        Assert.Contains(pairs, r => r["banner"] == "m" && r["outcome"] == "Significant");
    }

    [Fact]
    public void Intervals_of_counts_are_those_of_R()
    {
        var expected = Fixture.Expected("numbers").Rows.Where(r => r["set"] == "counts").ToList();
        Assert.NotEmpty(expected);
        foreach (var row in expected)
        {
            var (k, n) = row["key"].Split('/') is [var first, var second] ? (Fixture.Number(first), Fixture.Number(second)) : default;
            var (low, high) = row["what"].StartsWith("wilson", StringComparison.Ordinal) ? Intervals.Wilson(k / n, n) : Intervals.ClopperPearson(k, n);
            Same(Fixture.Number(row["value"]), row["what"].EndsWith("low", StringComparison.Ordinal) ? low : high);
        }
    }

    [RscriptFact]
    public void The_committed_values_are_what_the_scripts_make()
    {
        using var folder = new TempFolder();
        Rscript.Run("data.R", folder.Path);
        foreach (var file in Directory.GetFiles(Path.Combine(Fixture.Folder, "Data")).Where(f => !Path.GetFileName(f).StartsWith("survival-", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(folder.Path, Path.GetFileName(file))));
        }

        Rscript.Run("expected.R", Path.Combine(Fixture.Folder, "Data"), folder.Path);
        foreach (var name in new[] { "weights", "numbers", "pairs", "letters" })
        {
            // Another version of R may round the last of twelve digits otherwise.
            var (committed, made) = (Cells(Path.Combine(Fixture.Folder, "Expected")), Cells(folder.Path));
            Assert.Equal(committed.Length, made.Length);
            foreach (var (a, b) in committed.Zip(made))
            {
                if (a != b)
                {
                    Same(Fixture.Number(a), Fixture.Number(b));
                }
            }

            string[] Cells(string where) => File.ReadAllText(Path.Combine(where, name + ".csv")).Split(',', '\n');
        }
    }

    private static Func<string, string, double> Numbers(Sample s, double[]? weights)
    {
        var all = Columns.Total(s.Count);
        var everybody = CrosstabCounts.Of(all, s.Rows, weights).Bases[0];
        var counts = CrosstabCounts.Of(all, s.Rows, weights, s.Asked);
        var mean = Intervals.Mean(s.Scores, weights, s.Asked);
        var likert = Likert.Summarise(all, s.Scores, [1, 2, 3, 4, 5], weights, s.Asked)[0];
        var onScale = Likert.Summarise(all, s.Scores, [5, 4, 3, 2, 1], weights, s.Asked, sharesOfOnScale: true)[0];
        var ranking = Ranking.Summarise(all, s.Ranks, weights, s.Asked, top: 2)[0];
        Estimate Share(string key) => Intervals.Proportion(counts, Array.IndexOf(Sample.RowNames, key), 0);
        return (what, key) => (what, key) switch
        {
            ("effective", "all") => everybody.Effective,
            ("design_effect", "all") => everybody.DesignEffect,
            ("n", "asked") => counts.Bases[0].N,
            ("weighted", "asked") => counts.Bases[0].Weighted,
            ("effective", "asked") => counts.Bases[0].Effective,
            ("share", _) => Share(key).Value,
            ("share_se", _) => Share(key).StandardError,
            ("share_low", _) => Share(key).Lower,
            ("share_high", _) => Share(key).Upper,
            ("mean", _) => mean.Value,
            ("mean_se", _) => mean.StandardError,
            ("mean_low", _) => mean.Lower,
            ("mean_high", _) => mean.Upper,
            ("sd", _) => likert.StandardDeviation,
            ("top2", _) => likert.TopBoxes,
            ("bottom2", _) => likert.BottomBoxes,
            ("top2_on_scale", _) => onScale.TopBoxes,
            ("n_outside", _) => likert.Outside.N,
            ("effective_outside", _) => onScale.Outside.Effective,
            ("first", _) => ranking.First,
            ("top", _) => ranking.InTop,
            ("mean_rank", _) => ranking.MeanRank,
            ("answers", _) => MultipleResponse.AnswersPerRespondent(counts, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what),
        };
    }

    private static (ColumnTestResult Result, int Row) Test(Sample s, string weighting, string banner, string row, string correction)
    {
        var options = new ColumnTestOptions { Bonferroni = correction == "bonferroni" };
        var weights = s.Weights(weighting);
        return row == "score"
            ? (ColumnTests.Means(CrosstabMeans.Of(s.Banners[banner], s.Scores, weights, s.Asked), options), 0)
            : (ColumnTests.Proportions(CrosstabCounts.Of(s.Banners[banner], s.Rows, weights, s.Asked), options), Array.IndexOf(Sample.RowNames, row));
    }

    private static void Same(IReadOnlyList<Dictionary<string, string>> expected, string column, double[] actual)
    {
        Assert.Equal(expected.Count, actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            Same(Fixture.Number(expected[i][column]), actual[i]);
        }
    }

    private static void Same(double expected, double actual) =>
        Assert.True((double.IsNaN(expected) && double.IsNaN(actual)) || Math.Abs(expected - actual) <= 1e-6,
            string.Create(CultureInfo.InvariantCulture, $"expected {expected}, got {actual}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
