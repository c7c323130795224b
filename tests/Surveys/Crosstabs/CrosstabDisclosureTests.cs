using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>Ways in which a small count could be found, each by itself.</summary>
public class CrosstabDisclosureTests
{
    [Fact]
    public void A_small_count_is_hidden_with_another_of_its_column()
    {
        var survey = new MadeSurvey().Ask("job", QuestionType.Single, "a, b, c").Add(3, "job=a").Add(40, "job=b").Add(60, "job=c");
        var table = MadeSurvey.On(survey, r => r.Ask("job"));
        Assert.Equal(CellState.Suppressed, table.Cell("a").State);
        Assert.Equal(CellState.Suppressed, table.Cell("b").State);
        Assert.Equal(60, table.Cell("c").Count);
        Assert.All(table.Rows.Select(r => r.Cells[0]).Where(c => c.State == CellState.Suppressed), AssertEmpty);
        Assert.Equal(2, table.Suppressed);
    }

    [Fact]
    public void Who_did_not_choose_something_are_protected_as_those_who_did()
    {
        var survey = new MadeSurvey().Ask("help", QuestionType.Multi, "talk, money").Add(97, "help=talk").Add(3, "help=money");
        var table = MadeSurvey.On(survey, r => r.Ask("help"));

        // 97 of 100 would tell that 3 did not.
        Assert.Equal(CellState.Suppressed, table.Cell("talk").State);
        Assert.Equal(CellState.Suppressed, table.Cell("money").State);
    }

    [Fact]
    public void The_base_of_a_routed_question_is_hidden_with_the_answer_that_led_to_it()
    {
        var survey = new MadeSurvey()
            .Ask("guided", QuestionType.Single, "yes, no, unsure")
            .Ask("helped", QuestionType.Single, "much, little", asked: "guided = yes")
            .Add(2, "guided=yes; helped=much").Add(2, "guided=yes; helped=little").Add(50, "guided=no").Add(60, "guided=unsure");
        MadeSurvey.On(survey, r =>
        {
            Assert.Equal(CellState.Suppressed, r.Ask("guided").Cell("yes").State);
            var helped = r.Ask("helped");
            Assert.Equal(CellState.Suppressed, helped.Column().State);
            Assert.Null(helped.Column().Base);
            Assert.All(helped.Rows, row => AssertEmpty(row.Cells[0]));
            return 0;
        });
    }

    [Fact]
    public void A_derived_answer_does_not_tell_what_it_was_made_of()
    {
        var survey = new MadeSurvey()
            .Ask("state", QuestionType.Single, "never, once, often, daily")
            .Ask("ever", QuestionType.Single, "yes := state in (once|often|daily), no := state = never")
            .Ask("heavy", QuestionType.Single, "yes := state in (often|daily), no := state in (never|once)")
            .Add(50, "state=never").Add(3, "state=once").Add(30, "state=often").Add(40, "state=daily");
        MadeSurvey.On(survey, r =>
        {
            var (state, ever, heavy) = (r.Ask("state"), r.Ask("ever"), r.Ask("heavy"));
            Assert.Equal(CellState.Suppressed, state.Cell("once").State);

            // ever - heavy = once, and so is heavy = no less never.
            Assert.False(ever.Cell("yes").State == CellState.Shown && heavy.Cell("yes").State == CellState.Shown);
            Assert.False(heavy.Cell("no").State == CellState.Shown && state.Cell("never").State == CellState.Shown);
            return 0;
        });
    }

    [Fact]
    public void Everybody_of_a_column_giving_one_answer_is_no_table()
    {
        var survey = new MadeSurvey()
            .Ask("town", QuestionType.Single, "x, y, z")
            .Ask("fired", QuestionType.Single, "yes, no")
            .Add(12, "town=x; fired=yes").Add(20, "town=y; fired=yes").Add(25, "town=y; fired=no").Add(30, "town=z; fired=yes").Add(35, "town=z; fired=no");
        var table = MadeSurvey.On(survey, r => r.Ask("fired", "town"));
        Assert.Equal(CellState.Suppressed, table.Cell("yes", "town=x").State);
        Assert.Equal(CellState.Suppressed, table.Cell("no", "town=x").State);
        Assert.Equal(12, table.Column("town=x").Base);
    }

    [Fact]
    public void The_total_less_the_other_columns_is_no_way_in()
    {
        var survey = new MadeSurvey()
            .Ask("town", QuestionType.Single, "x, y, z")
            .Ask("ill", QuestionType.Single, "yes, no")
            .Add(2, "town=x; ill=yes").Add(20, "town=x; ill=no").Add(25, "town=y; ill=yes").Add(26, "town=y; ill=no").Add(30, "town=z; ill=yes").Add(31, "town=z; ill=no");
        var table = MadeSurvey.On(survey, r => r.Ask("ill", "town"));
        Assert.Equal(57, table.Cell("yes").Count);
        foreach (var row in table.Rows)
        {
            Assert.True(row.Cells.Count(c => c.State == CellState.Suppressed) is 0 or > 1, row.Code);
        }

        Assert.Equal(CellState.Suppressed, table.Cell("yes", "town=x").State);
    }

    [Fact]
    public void A_mean_and_a_group_are_hidden_where_they_would_tell()
    {
        var survey = new MadeSurvey()
            .Ask("mood", QuestionType.Likert, "bad, poor, good, best")
            .Add(2, "mood=bad").Add(30, "mood=poor").Add(40, "mood=good").Add(50, "mood=best");
        var table = MadeSurvey.On(survey, r => r.Ask("mood"));
        Assert.Equal(CellState.Suppressed, table.Cell("bad").State);
        Assert.Equal(CellState.Suppressed, table.Cell("mean").State);

        // bottom2 is known from top2; together they do not give away "bad" as long as "poor" is hidden with it.
        Assert.Equal(CellState.Suppressed, table.Cell("poor").State);
    }

    [Fact]
    public void One_number_for_all_and_numbers_of_few_are_not_shown()
    {
        var survey = new MadeSurvey()
            .Ask("town", QuestionType.Single, "x, y, z")
            .Ask("age", QuestionType.Numeric, "")
            .Add(20, "town=x; age=40").Add(15, "town=y; age=30").Add(15, "town=y; age=35").Add(15, "town=z; age=31").Add(2, "town=z; age=36").Add(2, "town=z");
        var table = MadeSurvey.On(survey, r => r.Ask("age", "town"));
        Assert.Equal(CellState.Suppressed, table.Cell("mean", "town=x").State);
        Assert.Equal(32.5, table.Cell("mean", "town=y").Value!.Value, 12);
        Assert.Equal(CellState.Shown, table.Cell("sd", "town=y").State);

        // The total less y would give x.
        Assert.Equal(CellState.Suppressed, table.Cell("mean", "town=z").State);
        Assert.Equal(CellState.Suppressed, table.Cell("sd", "town=z").State);
    }

    [Fact]
    public void The_threshold_is_that_of_the_reader()
    {
        var survey = new MadeSurvey().Ask("job", QuestionType.Single, "a, b, c").Add(4, "job=a").Add(40, "job=b").Add(60, "job=c");
        Assert.Equal(4, MadeSurvey.On(survey, r => r.Ask("job").Cell("a").Count, threshold: 3));
        Assert.Null(MadeSurvey.On(survey, r => r.Ask("job").Cell("a").Count, threshold: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MadeSurvey.On(survey, r => r.Ask("job"), threshold: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MadeSurvey.On(survey, r => r.Ask("job"), threshold: 12));
    }

    [Fact]
    public void Fewer_respondents_than_the_threshold_are_no_survey()
    {
        var survey = new MadeSurvey().Ask("job", QuestionType.Single, "a, b").Add(4, "job=a");
        MadeSurvey.On(survey, r =>
        {
            Assert.Empty(r.Surveys());
            Assert.Contains("fewer than 5", Assert.Throws<QueryException>(() => r.Ask("job")).Message, StringComparison.Ordinal);
            return 0;
        });
    }

    [Fact]
    public void A_hidden_cell_stands_in_no_letter_and_no_test()
    {
        var survey = new MadeSurvey()
            .Ask("town", QuestionType.Single, "x, y, z")
            .Ask("ill", QuestionType.Single, "yes, no")
            .Add(3, "town=x; ill=yes").Add(97, "town=x; ill=no").Add(50, "town=y; ill=yes").Add(50, "town=y; ill=no").Add(80, "town=z; ill=yes").Add(20, "town=z; ill=no");
        var table = MadeSurvey.On(survey, r => r.Ask("ill", "town"));
        var hidden = table.Columns.Where(c => c.Letter is not null && table.Cell("yes", $"town={c.Code}").State == CellState.Suppressed).Select(c => c.Letter).ToList();
        Assert.Contains("A", hidden);
        Assert.All(table.Tests.Where(t => t.Row == "yes" && (hidden.Contains(t.Column) || hidden.Contains(t.Other))), t =>
        {
            Assert.Null(t.P);
            Assert.Null(t.Base);
            Assert.NotNull(t.Withheld);
        });
        Assert.All(table.Rows.Single(r => r.Code == "yes").Cells, c => Assert.DoesNotContain(c.Letters, l => hidden.Contains(l.ToString())));
    }

    private static void AssertEmpty(CrosstabCell cell)
    {
        Assert.Equal(CellState.Suppressed, cell.State);
        Assert.Null(cell.Count);
        Assert.Null(cell.Value);
        Assert.Null(cell.Low);
        Assert.Null(cell.High);
        Assert.Equal("", cell.Letters);
    }
}
