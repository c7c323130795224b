using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>What is read of respondents, on each engine.</summary>
public abstract class CrosstabReaderTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public void Counts_a_question_of_every_type_on_its_own_base()
    {
        new MadeSurvey()
            .Ask("sex", QuestionType.Single, "m, f")
            .Ask("help", QuestionType.Multi, "talk, money, other")
            .Ask("wish", QuestionType.Ranking, "rest, time, work, pay")
            .Ask("mood", QuestionType.Likert, "bad, poor, good, best, unsure/none")
            .Ask("seen", QuestionType.Grid, "yes, no", rows: "doctor,boss")
            .Ask("age", QuestionType.Numeric, "")
            .Ask("talked", QuestionType.Single, "once, often", asked: "help = talk")
            .Add(20, "sex=m; help=talk; wish=rest|time|work; mood=good; seen/doctor=yes; seen/boss=no; age=40; talked=once")
            .Add(10, "sex=f; help=talk|money; wish=time|rest|pay; mood=best; seen/doctor=no; age=50; talked=often")
            .Add(10, "sex=f; help=; wish=pay|work|time; mood=unsure; seen/doctor=yes; seen/boss=yes; age=30.5")
            .Add(5, "sex=f; mood=poor; talked=often", isComplete: false)
            .Load(_database.Engine);
        var reader = MadeSurvey.ReaderOf(_database.Engine);

        var sex = reader.Ask("sex");
        Assert.Equal((40, 20, 50.0), (sex.Column().Base, sex.Cell("f").Count, sex.Cell("f").Value));

        // A multiple choice is counted on respondents: who chose nothing was asked too.
        var help = reader.Ask("help");
        Assert.Equal((40, 30, 75.0), (help.Column().Base, help.Cell("talk").Count, help.Cell("talk").Value));
        Assert.Equal((0, CellState.Shown), (help.Cell("other").Count, help.Cell("other").State));

        var wish = reader.Ask("wish");
        Assert.Equal((20, 50.0), (wish.Cell("rest").Count, wish.Cell("rest").Value));
        Assert.Equal((40, 100.0), (wish.Rows.Single(r => r.Code == "top3:time").Cells[0].Count ?? 40, wish.Cell("top3:time").Value ?? 100.0));
        Assert.Equal((20 * 1 + 10 * 2) / 30.0, wish.Cell("mean_rank:rest").Value!.Value, 12);

        var mood = reader.Ask("mood");
        Assert.Equal(
            ["bad", "poor", "good", "best", "unsure", "top2", "bottom2", "mean"], mood.Rows.Select(r => r.Code));
        Assert.Equal(CrosstabRowKind.NoAnswer, mood.Rows[4].Kind);
        Assert.Equal((30, 75.0), (mood.Cell("top2").Count, mood.Cell("top2").Value));
        Assert.Equal((20 * 3 + 10 * 4) / 30.0, mood.Cell("mean").Value!.Value, 12);

        Assert.Equal((30, 10), (reader.Ask("seen/boss").Column().Base, reader.Ask("seen/boss").Cell("yes").Count));
        Assert.Equal(40, reader.Ask("seen/doctor").Column().Base);
        Assert.Equal((20 * 40 + 10 * 50 + 10 * 30.5) / 40, reader.Ask("age").Cell("mean").Value!.Value, 12);
        Assert.Equal(30, reader.Ask("talked").Column().Base);
        Assert.Equal("help = talk", reader.Ask("talked").AskedWhen);
        Assert.Equal(8, reader.AskAll(CrosstabReading.Query("")).Count);
    }

    [EngineFact]
    public void Remembers_until_something_is_loaded_and_still_knows_what_was()
    {
        var clock = new SteppingClock(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        new MadeSurvey().Ask("sex", QuestionType.Single, "m, f").Add(20, "sex=m").Add(30, "sex=f").Load(_database.Engine, clock);
        var reader = MadeSurvey.ReaderOf(_database.Engine);
        Assert.Equal(20, reader.Ask("sex").Cell("m").Count);

        clock.Advance(TimeSpan.FromDays(10));
        new MadeSurvey().Ask("sex", QuestionType.Single, "m, f").Add(25, "sex=m").Add(30, "sex=f").Load(_database.Engine, clock);

        Assert.Equal(25, reader.Ask("sex").Cell("m").Count);
        var then = CrosstabReading.Query("sex") with { AsOf = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc) };
        Assert.Equal(20, reader.Ask(then).Cell("m").Count);
        Assert.Contains("no respondents", Assert.Throws<QueryException>(() =>
            reader.Ask(then with { AsOf = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) })).Message, StringComparison.Ordinal);
        Assert.Equal(55, Assert.Single(reader.Surveys()).Respondents);
    }

    [EngineFact]
    public void Many_may_ask_at_once()
    {
        var survey = RandomSurveys.Make(7);
        survey.Load(_database.Engine);
        var query = CrosstabReading.Query("", "b1,p", survey.Code);
        var alone = MadeSurvey.ReaderOf(_database.Engine).AskAll(query).SelectMany(t => t.Lines()).ToList();
        var shared = MadeSurvey.ReaderOf(_database.Engine);
        var answers = new IReadOnlyList<CrosstabTable>[8];
        Parallel.For(0, answers.Length, i => answers[i] = shared.AskAll(query));
        Assert.All(answers, a => Assert.Equal(alone, a.SelectMany(t => t.Lines())));
    }

    [EngineFact]
    public void Weights_of_the_file_weigh_shares_and_leave_counts()
    {
        new MadeSurvey { IsSynthetic = true }
            .Ask("sex", QuestionType.Single, "m, f")
            .Add(60, "sex=m", weight: 0.5).Add(40, "sex=f", weight: 2)
            .Load(_database.Engine);
        var reader = MadeSurvey.ReaderOf(_database.Engine);
        var table = reader.Ask(CrosstabReading.Query("sex") with { Weight = WeightChoice.File });

        Assert.Equal((40, 72.7), (table.Cell("f").Count, table.Cell("f").Value));

        // Kish: (60 x 0.5 + 40 x 2)^2 / (60 x 0.25 + 40 x 4) = 12,100 / 175.
        Assert.Equal(12100 / 175.0, table.Weights!.EffectiveBase, 9);
        Assert.Equal(175.0, table.Weights.DesignEffect * 12100 / 100, 9);
        Assert.Equal((100, 100.0, 69.0), (table.Column().Base, table.Column().WeightedBase, table.Column().EffectiveBase));
        Assert.True(table.Respondents.IsSynthetic);
        Assert.True(table.Respondents.HasWeights);
    }
}

public sealed class CrosstabReaderTestsOnSqlite : CrosstabReaderTests<SqliteTestEngine>;

public sealed class CrosstabReaderTestsOnSqlServer : CrosstabReaderTests<SqlServerTestEngine>;
