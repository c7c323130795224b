using System.Globalization;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;
using Question = ReIntegrationBI.Warehouse.Surveys.Question;

namespace ReIntegrationBI.Tests.Surveys.Crosstabs;

/// <summary>A survey that a test makes up, and brings into a warehouse by an ordinary load.</summary>
public sealed class MadeSurvey(string code = "made")
{
    private readonly List<Question> _questions = [];
    private readonly List<Dictionary<string, string>> _respondents = [];
    private readonly List<double?> _weights = [];
    private readonly List<bool> _complete = [];

    public string Code => code;

    public bool IsSynthetic { get; init; }

    public IReadOnlyList<Question> Questions => _questions;

    public IReadOnlyList<Dictionary<string, string>> Respondents => _respondents;

    public Questionnaire Questionnaire => new()
    {
        Survey = new Survey
        {
            Code = code,
            Title = Same("Survey " + code),
            Organiser = "Test",
            FirstDay = new DateOnly(2023, 11, 1),
            LastDay = new DateOnly(2023, 11, 30),
            Population = Same("everybody"),
            Limits = Same("made up"),
        },
        Segments = [new Segment(Segment.Total, Same("total"), 0)],
        Questions = _questions,
    };

    /// <summary>Adds a question. Answers are codes; <c>code/none</c> stands outside the scale, <c>code := rule</c> is derived.</summary>
    public MadeSurvey Ask(string question, QuestionType type, string answers, string? asked = null, string? rows = null)
    {
        _questions.Add(new Question
        {
            Code = question,
            Type = type,
            Label = Same("Question " + question),
            Rank = _questions.Count + 1,
            AskedWhen = asked is null ? null : Route.Parse(asked),
            Rows = rows is null ? [QuestionRow.Only] : [.. rows.Split(',').Select((r, i) => new QuestionRow(r, Same("Row " + r), i + 1))],
            Answers = type == QuestionType.Numeric
                ? [new Answer(Answer.NumberCode, Same("number"), 1, AnswerRole.Number)]
                : [.. answers.Split(',', StringSplitOptions.TrimEntries).Select(AnswerOf)],
        });
        return this;
    }

    /// <summary>Adds respondents: <c>sex=f; help=a|b; scale/one=3</c>; several answers in the order of their rank.</summary>
    public MadeSurvey Add(int times, string answers, double? weight = null, bool isComplete = true)
    {
        for (var i = 0; i < times; i++)
        {
            Add(answers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split('=', 2)).ToDictionary(one => one[0].Trim(), one => one[1].Trim()), weight, isComplete);
        }

        return this;
    }

    public void Add(Dictionary<string, string> answers, double? weight = null, bool isComplete = true)
    {
        _respondents.Add(answers);
        _weights.Add(weight);
        _complete.Add(isComplete);
    }

    /// <summary>Loads the respondents; a survey of the same code replaces them.</summary>
    public LoadOutcome Load(IWarehouseEngine engine, TimeProvider? clock = null)
    {
        using var folder = new TempFolder();
        var stored = new FileStore(folder.Path).Keep(folder.Write(code + ".csv", Guid.NewGuid().ToString()));
        var slice = new Slice("surveys", code + "/respondents", Questionnaire.Survey.Period.Code, "test");
        var outcome = new Loader(engine, new LoadJournal(engine, clock ?? TimeProvider.System))
            .Run(new LoadRequest(stored, slice, _ => Content(), Force: true, "test"));
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        return outcome;
    }

    /// <summary>Loads it into a database of its own on SQLite, and reads it.</summary>
    public static T On<T>(MadeSurvey survey, Func<CrosstabReader, T> ask, int threshold = 5)
    {
        using var database = new SqliteTestEngine().Rent(TestSchema.Migrated);
        survey.Load(database.Engine);
        return ask(ReaderOf(database.Engine, threshold));
    }

    public static CrosstabReader ReaderOf(IWarehouseEngine engine, int threshold = 5) =>
        new(engine, new WarehouseReader(engine, Model.SmallWarehouse.Model), threshold);

    private static Label Same(string text) => new(text, text, text);

    private static Answer AnswerOf(string text, int index)
    {
        var parts = text.Split(":=", StringSplitOptions.TrimEntries);
        var name = parts[0].Split('/');
        return new Answer(
            name[0], Same("Answer " + name[0]), index + 1, name.Length > 1 ? AnswerRole.None : AnswerRole.Category,
            parts.Length > 1 ? Route.Parse(parts[1]) : null);
    }

    private RespondentContent Content()
    {
        var items = (
            from q in _questions
            from r in q.Rows
            from a in q.Answers
            select new SurveyItem(q.Code, r.Code, a.Code, 1)).ToList();
        var index = items.Select((item, i) => (item, i)).ToDictionary(x => (x.item.Question, x.item.Row, x.item.Answer), x => x.i);
        return new RespondentContent(Questionnaire, items, [.. _respondents.Select(RespondentOf)], IsSynthetic, []);

        SurveyRespondent RespondentOf(Dictionary<string, string> answers, int number) => new()
        {
            Pseudonym = number.ToString("x64", CultureInfo.InvariantCulture),
            Weight = _weights[number],
            IsComplete = _complete[number],
            RowNumber = number + 2,
            Answers = [.. answers.SelectMany(a => Given(a.Key, a.Value))],
        };

        IEnumerable<GivenAnswer> Given(string where, string what)
        {
            var (question, row) = where.Split('/') is [var q, var r] ? (q, r) : (where, "");
            var type = _questions.Find(x => x.Code == question)!.Type;
            return type switch
            {
                QuestionType.Numeric => [new GivenAnswer(index[(question, row, Answer.NumberCode)], null, decimal.Parse(what, CultureInfo.InvariantCulture))],
                QuestionType.Ranking => what.Split('|').Select((a, i) => new GivenAnswer(index[(question, row, a)], i + 1)),
                _ => what.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(a => new GivenAnswer(index[(question, row, a)])),
            };
        }
    }
}
