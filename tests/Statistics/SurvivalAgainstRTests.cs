using System.Globalization;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Tests.Statistics;

/// <summary>Survival curves against R's survival package: R/survival-expected.R wrote the expected values.</summary>
public class SurvivalAgainstRTests
{
    private static readonly string[] Names = ["lung", "veteran", "ties", "flat", "end"];

    public static TheoryData<string, string> SetsAndBands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var set in Names)
            {
                foreach (var band in new[] { "log", "log-log", "plain" })
                {
                    data.Add(set, band);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Sets => [.. Names];

    [Theory]
    [MemberData(nameof(SetsAndBands))]
    public void Every_point_of_a_curve_and_its_band_are_those_of_R(string set, string band)
    {
        var curve = Curve(set, band, "0.95");
        var expected = Rows("curve", set, band).ToList();
        Assert.Equal(expected.Count, curve.Points.Count);
        foreach (var (e, a) in expected.Zip(curve.Points))
        {
            Assert.Equal((e["time"], e["n"], e["d"], e["c"]), (Text(a.Time), Text(a.AtRisk), Text(a.Events), Text(a.Censored)));
            Same(e, "surv", a.Survival);
            Same(e, "se", a.StandardError);
            Same(e, "lower", a.Lower);
            Same(e, "upper", a.Upper);
        }
    }

    [Theory]
    [MemberData(nameof(SetsAndBands))]
    public void A_curve_between_its_points_is_that_of_R(string set, string band)
    {
        foreach (var e in Rows("at", set, band))
        {
            var a = Curve(set, band, e["level"]).At(int.Parse(e["time"], CultureInfo.InvariantCulture));
            Assert.Equal(e["n"], Text(a.AtRisk));
            Same(e, "surv", a.Survival);
            Same(e, "lower", a.Lower);
            Same(e, "upper", a.Upper);
        }
    }

    [Theory]
    [MemberData(nameof(SetsAndBands))]
    public void Quantiles_and_their_limits_are_those_of_R(string set, string band)
    {
        foreach (var e in Rows("quantiles", set, band))
        {
            var a = Curve(set, band, e["level"]).Quantile(Fixture.Number(e["p"]));
            Same(e, "value", a.Value);
            Same(e, "lower", a.Lower);
            Same(e, "upper", a.Upper);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Groups_are_compared_as_in_R(string set)
    {
        var data = Fixture.Data("survival-" + set);
        var result = LogRank.Compare(data.Integers("time"), data.Flags("event"), data.Integers("grp"));
        var expected = Fixture.Expected("survival-tests").Rows.Where(r => r["set"] == set).ToList();
        Assert.Equal(expected.Select(e => e["observed"]), result.Observed.Select(Text));
        foreach (var (e, g) in expected.Select((e, g) => (e, g)))
        {
            Same(e, "expected", result.Expected[g]);
            Same(e, "chisq", result.ChiSquare);
            Assert.Equal(e["df"], Text(result.DegreesOfFreedom));
            Same(e, "p", result.PValue);
        }
    }

    [Fact]
    public void The_sets_hold_what_is_hard()
    {
        Assert.Equal(65, Curve("flat", "log", "0.95").Quantile(.5).Value);
        Assert.Equal(55, Curve("end", "log", "0.95").Quantile(.5).Value);
        Assert.Contains(Curve("ties", "log", "0.95").Points, p => p is { Time: 0, Censored: > 0 });
        Assert.Contains(Curve("ties", "log", "0.95").Points, p => p is { Events: > 5, Censored: > 5 });
        Assert.True(double.IsNaN(Curve("lung", "log", "0.95").Quantile(.9).Upper) && Curve("veteran", "log", "0.95").Points[^1].Survival == 0);
    }

    [RscriptFact]
    public void The_committed_values_are_what_the_scripts_make()
    {
        using var folder = new TempFolder();
        Rscript.Run("survival-data.R", folder.Path);
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Fixture.Folder, "Data", Path.GetFileName(file))), File.ReadAllText(file));
        }

        Rscript.Run("survival-expected.R", Path.Combine(Fixture.Folder, "Data"), folder.Path);
        foreach (var name in new[] { "curve", "at", "quantiles", "tests" })
        {
            var (committed, made) = (Cells(Path.Combine(Fixture.Folder, "Expected")), Cells(folder.Path));
            Assert.Equal(committed.Length, made.Length);
            Assert.All(committed.Zip(made), pair => Assert.True(
                pair.First == pair.Second || Math.Abs(Fixture.Number(pair.First) - Fixture.Number(pair.Second)) <= 1e-8, $"{pair.First} is not {pair.Second}"));

            string[] Cells(string where) => File.ReadAllText(Path.Combine(where, $"survival-{name}.csv")).Split(',', '\n');
        }
    }

    private static SurvivalCurve Curve(string set, string band, string level)
    {
        var data = Fixture.Data("survival-" + set);
        return KaplanMeier.Fit(data.Integers("time"), data.Flags("event"), band switch
        {
            "log" => SurvivalBand.Log,
            "log-log" => SurvivalBand.LogLog,
            _ => SurvivalBand.Plain,
        }, Fixture.Number(level));
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string name, string set, string band) =>
        Fixture.Expected("survival-" + name).Rows.Where(r => r["set"] == set && r["band"] == band);

    private static void Same(Dictionary<string, string> row, string column, double actual)
    {
        var expected = Fixture.Number(row[column]);
        Assert.True((double.IsNaN(expected) && double.IsNaN(actual)) || Math.Abs(expected - actual) <= 1e-8 * Math.Max(1, Math.Abs(expected)),
            string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', row.Values)}: expected {column} {expected}, got {actual}"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
