using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Shares, letters and flags against numbers worked out by hand.</summary>
public class CrosstabStatisticsTests
{
    private static MadeSurvey Towns() => new MadeSurvey()
        .Ask("town", QuestionType.Single, "x, y, z, w, v")
        .Ask("ill", QuestionType.Single, "yes, no")
        .Ask("sex", QuestionType.Single, "m, f")
        .Add(60, "town=x; ill=yes; sex=m").Add(40, "town=x; ill=no; sex=f")
        .Add(40, "town=y; ill=yes; sex=f").Add(60, "town=y; ill=no; sex=m")
        .Add(25, "town=z; ill=yes; sex=m").Add(25, "town=z; ill=no; sex=f")
        .Add(10, "town=w; ill=yes; sex=m").Add(10, "town=w; ill=no; sex=f");

    [Fact]
    public void Letters_follow_the_pooled_z_test()
    {
        var table = MadeSurvey.On(Towns(), r => r.Ask("ill", "town,sex"));

        // 60 % of 100 against 40 % of 100: z = 0.2 / sqrt(0.5 x 0.5 x 0.02) = 2.828.
        var test = table.Tests.Single(t => t is { Question: "town", Row: "yes", Column: "A", Other: "B" });
        Assert.Equal(0.2 / Math.Sqrt(0.005), test.Z!.Value, 12);
        Assert.Equal(0.004677735, test.P!.Value, 8);
        Assert.True(test.IsSignificant);
        Assert.Equal("B", table.Cell("yes", "town=x").Letters);
        Assert.Equal("A", table.Cell("no", "town=y").Letters);
        Assert.Equal("", table.Cell("yes", "town=z").Letters);
        Assert.Equal(["A", "B", "C", "D", "E", "A", "B"], table.Columns.Skip(1).Select(c => c.Letter));
        Assert.Null(table.Columns[0].Letter);
        Assert.DoesNotContain(table.Tests, t => t.Question == "sex" && t.Other == "C");
    }

    [Fact]
    public void Small_bases_are_flagged_and_under_30_not_tested()
    {
        var table = MadeSurvey.On(Towns(), r => r.Ask("ill", "town"));
        Assert.Equal(
            [BaseSize.Enough, BaseSize.Enough, BaseSize.Enough, BaseSize.Small, BaseSize.TooSmall], table.Columns.Take(5).Select(c => c.Size));
        Assert.All(table.Tests.Where(t => t.Column == "D" || t.Other == "D"), t => Assert.NotNull(t.Withheld));
        Assert.Null(table.Cell("yes", "town=w").Low);
        Assert.NotNull(table.Cell("yes", "town=z").Low);
        Assert.Equal(CellState.NotAvailable, table.Column("town=v").State);
        Assert.Equal(CellState.NotAvailable, table.Cell("yes", "town=v").State);
    }

    [Fact]
    public void Bonferroni_multiplies_by_the_pairs_tested()
    {
        MadeSurvey.On(Towns(), r =>
        {
            var plain = r.Ask("ill", "town").Tests.Single(t => t is { Row: "yes", Column: "A", Other: "B" });
            var table = r.Ask(CrosstabReading.Query("ill", "town") with { Bonferroni = true });
            var corrected = table.Tests.Single(t => t is { Row: "yes", Column: "A", Other: "B" });

            // Three columns have a base of 30 or more: three pairs.
            Assert.Equal(plain.P!.Value * 3, corrected.P!.Value, 12);
            Assert.True(table.IsBonferroni);
            var strict = r.Ask(CrosstabReading.Query("ill", "town") with { Level = 0.001 });
            Assert.Equal("", strict.Cell("yes", "town=x").Letters);
            return 0;
        });
    }

    [Fact]
    public void Columns_of_several_answers_are_tested_for_their_overlap()
    {
        var survey = new MadeSurvey()
            .Ask("help", QuestionType.Multi, "talk, money")
            .Ask("well", QuestionType.Single, "yes, no")
            .Add(40, "help=talk|money; well=yes").Add(20, "help=talk|money; well=no")
            .Add(30, "help=talk; well=yes").Add(50, "help=talk; well=no").Add(45, "help=money; well=yes").Add(25, "help=money; well=no");
        var test = Assert.Single(MadeSurvey.On(survey, r => r.Ask("well", "help")).Tests, t => t.Row == "yes");

        // talk 70 of 140, money 85 of 130, 60 in both: the variance of the difference is less by twice the shared part.
        double p1 = 70 / 140.0, p2 = 85 / 130.0, pooled = 155 / 270.0;
        var z = (p1 - p2) / Math.Sqrt(pooled * (1 - pooled) * (1 / 140.0 + 1 / 130.0 - 2 * 60 / (140.0 * 130)));
        Assert.Equal(z, test.Z!.Value, 12);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_with_the_reason()
    {
        var survey = Towns().Ask("age", QuestionType.Numeric, "").Ask("seen", QuestionType.Grid, "yes, no", rows: "doctor,boss")
            .Ask("wish", QuestionType.Ranking, "a, b");
        MadeSurvey.On(survey, r =>
        {
            Assert.Contains("no question 'nothing'", Refused(r, "nothing"), StringComparison.Ordinal);
            Assert.Contains("no question 'nothing'", Refused(r, "ill", "nothing"), StringComparison.Ordinal);
            Assert.Contains("seen/doctor, seen/boss", Refused(r, "seen"), StringComparison.Ordinal);
            Assert.Contains("seen/doctor, seen/boss", Refused(r, "ill", "seen"), StringComparison.Ordinal);
            Assert.Contains("no columns", Refused(r, "ill", "age"), StringComparison.Ordinal);
            Assert.Contains("no columns", Refused(r, "ill", "wish"), StringComparison.Ordinal);
            Assert.Contains("twice", Refused(r, "ill", "town,town"), StringComparison.Ordinal);
            Assert.Contains("rows and in the columns", Refused(r, "ill", "ill"), StringComparison.Ordinal);
            Assert.Contains("no weight", Assert.Throws<QueryException>(() => r.Ask(CrosstabReading.Query("ill") with { Weight = WeightChoice.File })).Message, StringComparison.Ordinal);
            Assert.Contains("No margins", Assert.Throws<QueryException>(() => r.Ask(CrosstabReading.Query("ill") with { Weight = WeightChoice.Raked })).Message, StringComparison.Ordinal);
            Assert.Contains("There are respondents of made", Assert.Throws<QueryException>(() => r.Ask(CrosstabReading.Query("ill", survey: "other"))).Message, StringComparison.Ordinal);
            return 0;
        });

        static string Refused(CrosstabReader reader, string rows, string columns = "") => Assert.Throws<QueryException>(() => reader.Ask(rows, columns)).Message;
    }
}
