using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Answers questions from the star schema: reads published cells, chooses among editions, adds only what may be added.</summary>
public sealed class WarehouseReader : IWarehouseReader
{
    private readonly FigureStore _store;
    private readonly QuestionBuilder _builder;

    private readonly TrajectoryMeasures _trajectories;

    /// <summary>A reader of one warehouse, which must have been migrated.</summary>
    /// <param name="engine">The warehouse.</param>
    /// <param name="model">What can be asked.</param>
    /// <param name="trajectories">Answers measures of trajectories; null: one of its own with the default threshold.</param>
    public WarehouseReader(IWarehouseEngine engine, SemanticModel model, ITrajectoryReader? trajectories = null)
    {
        _trajectories = new TrajectoryMeasures(trajectories ?? new TrajectoryReader(engine));
        _store = new FigureStore(engine, model);
        _builder = new QuestionBuilder(model);
    }

    /// <inheritdoc/>
    public ResultTable Ask(Query query)
    {
        var fact = _builder.FactOf(query);
        if (fact.IsOfPersons)
        {
            return _trajectories.Answer(query, _builder.Measures(query));
        }

        using var connection = _store.Open();
        var members = _store.Members(connection, fact);
        var question = _builder.Build(query, members);
        var figures = _store.Read(connection, question);

        var rows = new List<ResultRow>();
        var notes = new List<string>();
        foreach (var measure in question.Measures)
        {
            var own = figures.Where(f => f.Indicator == measure.Code && IsLimitedTo(f, question.Filters)).ToArray();
            var atTotals = own.Where(f => StandsAtTotals(f, question.AtTotal, members)).ToArray();
            var answer = new MeasureAnswer(measure, question, members);
            rows.AddRange(answer.Rows(atTotals));
            notes.AddRange(answer.Notes);
            notes.AddRange(AnswerNotes.OnWhatIsMissing(measure, question, own, atTotals, members));
        }

        notes.AddRange(AnswerNotes.OnReadings(question, rows));
        return new ResultTable(question.By.Select(d => d.Code).ToArray(), rows, notes);
    }

    private static bool IsLimitedTo(Figure figure, IReadOnlyDictionary<string, MemberFilter> filters) =>
        filters.All(filter => filter.Value.Takes(figure[filter.Key]));

    private static bool StandsAtTotals(Figure figure, IReadOnlyList<ModelDimension> atTotal, MemberIndex members) =>
        atTotal.All(d => members.Has(d, figure[d.Code], d.Total));
}
