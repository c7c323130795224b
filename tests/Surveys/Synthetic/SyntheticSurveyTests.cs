using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Synthetic;

public class SyntheticSurveyTests
{
    private const int Respondents = 200;

    [Fact]
    public void Several_answers_ranks_and_grids_have_the_published_counts()
    {
        var questionnaire = Of(
            Asked("help", QuestionType.Multi, ["doctor", "friend", "family", "nobody"], none: "nobody"),
            Asked("wish", QuestionType.Ranking, ["rest", "money", "time"]),
            Asked("contact", QuestionType.Grid, ["good", "bad"]) with { Base = null, Rows = [new("boss", Same("boss"), 1), new("peers", Same("peers"), 2)] });
        PublishedAnswer[] figures =
        [
            Cell("help", "doctor", 120), Cell("help", "friend", 90), Cell("help", "family", 45), Cell("help", "nobody", 30),
            Cell("wish", "rest", 150, "rank1"), Cell("wish", "money", 40, "rank1"), Cell("wish", "time", 10, "rank1"),
            Cell("wish", "rest", 40, "rank2"), Cell("wish", "money", 100, "rank2"), Cell("wish", "time", 50, "rank2"),
            Cell("wish", "rest", 190, "top3"),
            Cell("contact", "good", 70) with { Row = "boss", Base = 100 }, Cell("contact", "bad", 30) with { Row = "boss", Base = 100 },
            Cell("contact", "good", 60) with { Row = "peers", Base = 80 }, Cell("contact", "bad", 20) with { Row = "peers", Base = 80 },
        ];

        foreach (var seed in Enumerable.Range(1, 20))
        {
            var made = SyntheticSurvey.Make(questionnaire, figures, (ulong)seed);
            var table = new CsvCount(made);
            Assert.Empty(made.Report.NotMet);
            Assert.Equal([120, 90, 45, 30], new[] { "doctor", "friend", "family", "nobody" }.Select(a => table.Count($"help[{a}]", "1")));
            Assert.Equal(0, table.Where(r => r["help[nobody]"] == "1" && (r["help[doctor]"] == "1" || r["help[friend]"] == "1" || r["help[family]"] == "1")));
            Assert.Equal([150, 40, 10], new[] { "rest", "money", "time" }.Select(a => table.Count("wish[1]", a)));
            Assert.Equal([40, 100, 50], new[] { "rest", "money", "time" }.Select(a => table.Count("wish[2]", a)));
            Assert.Equal(0, table.Where(r => r["wish[1]"] == r["wish[2]"]));
            Assert.Equal([70, 30, 100], new[] { "good", "bad", "" }.Select(a => table.Count("contact[boss]", a)));
            Assert.Equal([60, 20, 120], new[] { "good", "bad", "" }.Select(a => table.Count("contact[peers]", a)));
        }
    }

    // Percentages alone leave both open: 65 or 66, 65 or 66, 69 or 70 of 200.
    [Theory]
    [InlineData("derived", 130)]
    [InlineData("derived", 131)]
    [InlineData("base", 130)]
    [InlineData("base", 131)]
    [InlineData("text", 130)]
    [InlineData("text", 131)]
    public void Sums_of_answers_are_met_whether_a_derived_question_the_base_of_another_or_the_text_prints_them(string kind, int sum)
    {
        var rule = Route.Parse("place in (x|y)");
        var place = Asked("place", QuestionType.Single, ["x", "y", "z"]);
        Question[] questions = kind switch
        {
            "derived" => [place, Asked("near", QuestionType.Single, ["yes"]) with { Answers = [new("yes", Same("yes"), 1, DerivedWhen: rule)] }],
            "base" => [place, Asked("near", QuestionType.Single, ["yes"]) with { Base = sum, AskedWhen = rule }],
            _ => [place with { Answers = [.. place.Answers, new("near", Same("near"), 4, AnswerRole.Group, rule)] }],
        };
        PublishedAnswer[] figures =
        [
            Share("x", 33), Share("y", 33), Share("z", 35),
            kind == "text" ? Cell("place", "near", 0) with { Count = null, TextCount = sum } : Cell("near", "yes", sum),
        ];
        var made = SyntheticSurvey.Make(Of(questions), figures, 1);
        Assert.Empty(made.Report.NotMet);
        Assert.Equal(sum, new CsvCount(made).Where(r => r["place"] is "x" or "y"));

        static PublishedAnswer Share(string answer, decimal percent) =>
            new() { Question = "place", Segment = Segment.Total, Answer = answer, Percent = percent, Base = Respondents };
    }

    [Fact]
    public void A_base_that_the_rule_does_not_give_is_said()
    {
        var questionnaire = Of(
            Asked("works", QuestionType.Single, ["yes", "no"]),
            Asked("likes", QuestionType.Single, ["yes", "no"]) with { Base = 90, AskedWhen = Route.Parse("works = yes") },
            Asked("misses", QuestionType.Single, ["yes", "no"]) with { Base = 130, AskedWhen = Route.Parse("works = no") });
        var made = SyntheticSurvey.Make(
            questionnaire, [Cell("works", "yes", 100), Cell("works", "no", 100), Cell("likes", "yes", 90), Cell("misses", "yes", 20)], 1);
        Assert.Contains(made.Report.Decisions, d => d.Contains("likes: the published base is 90, and it is put to 100 (after works = yes); 10", StringComparison.Ordinal));
        Assert.Contains(made.Report.Decisions, d => d.Contains("misses: the published base is 130, but it is put to 100 (after works = no)", StringComparison.Ordinal));
        var table = new CsvCount(made);
        Assert.Equal(90, table.Count("likes", "yes"));
        Assert.Equal(0, table.Where(r => r["works"] == "no" && r["likes"].Length > 0));
    }

    [Fact]
    public void Figures_that_cannot_all_be_true_are_named()
    {
        var made = SyntheticSurvey.Make(
            Of(Asked("works", QuestionType.Single, ["yes", "no"])), [Cell("works", "yes", 150), Cell("works", "no", 60)], 1);

        // Ten too many: both are missed by half of it, rather than one by all.
        Assert.Equal(2, made.Report.NotMet.Count);
        Assert.Contains("works = yes: printed 150, made 145", made.Report.NotMet[0], StringComparison.Ordinal);
        Assert.Contains("works = no: printed 60, made 55", made.Report.NotMet[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_to_different_questions_go_together_mildly()
    {
        var questionnaire = Of(Asked("a", QuestionType.Single, ["x", "y"]), Asked("b", QuestionType.Single, ["x", "y"]));
        PublishedAnswer[] figures = [Cell("a", "x", 100), Cell("a", "y", 100), Cell("b", "x", 100), Cell("b", "y", 100)];
        var both = Enumerable.Range(1, 50)
            .Average(seed => new CsvCount(SyntheticSurvey.Make(questionnaire, figures, (ulong)seed)).Where(r => r["a"] == "x" && r["b"] == "x"));

        // By chance 50; an order correlation of 0.2 makes 1/4 + asin(0.2)/(2 pi) = 28 % of 200.
        Assert.InRange(both, 54, 59);
    }

    [Fact]
    public void Refused_are_questions_of_audiences_and_tables_of_segments_that_no_rule_describes()
    {
        var question = Asked("works", QuestionType.Single, ["yes", "no"]);
        var audience = Assert.Throws<SyntheticException>(
            () => SyntheticSurvey.Make(Of(question with { Audience = "employer" }), [Cell("works", "yes", 1)], 1));
        Assert.Contains("employer", audience.Message, StringComparison.Ordinal);
        var segment = Assert.Throws<SyntheticException>(() => SyntheticSurvey.Make(Of(question), [Cell("works", "yes", 1, "small")], 1));
        Assert.Contains("small", segment.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_are_questions_that_are_asked_after_each_other()
    {
        var questionnaire = Of(
            Asked("a", QuestionType.Single, ["yes", "no"]) with { AskedWhen = Route.Parse("b = yes") },
            Asked("b", QuestionType.Single, ["yes", "no"]) with { AskedWhen = Route.Parse("a = yes") });
        Assert.Throws<SyntheticException>(() => SyntheticSurvey.Make(questionnaire, [Cell("a", "yes", 1)], 1));
    }

    private static Label Same(string text) => new(text, text, text);

    private static Question Asked(string code, QuestionType type, string[] answers, string? none = null) => new()
    {
        Code = code,
        Type = type,
        Label = Same(code),
        Rank = 1,
        Base = Respondents,
        Answers = answers.Select((a, i) => new Answer(a, Same(a), i + 1, a == none ? AnswerRole.None : AnswerRole.Category)).ToList(),
    };

    private static PublishedAnswer Cell(string question, string answer, int count, string segment = Segment.Total) =>
        new() { Question = question, Segment = segment, Answer = answer, Count = count, Base = Respondents };

    private static Questionnaire Of(params Question[] questions) => new()
    {
        Survey = new Survey
        {
            Code = "made",
            Title = Same("made"),
            Organiser = "a test",
            FirstDay = new DateOnly(2025, 1, 1),
            LastDay = new DateOnly(2025, 1, 31),
            Respondents = Respondents,
            Population = Same("nobody"),
            Limits = Same("all"),
        },
        Segments = [new Segment(Segment.Total, Same("total"), 1)],
        Questions = questions.Select((q, i) => q with { Rank = i + 1 }).ToList(),
    };
}
