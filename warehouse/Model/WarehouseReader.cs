using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Answers questions from the star schema: reads published cells, chooses among editions, adds only what may be added.</summary>
public sealed class WarehouseReader : IWarehouseReader
{
    private readonly FigureStore _store;
    private readonly QuestionBuilder _builder;

    /// <summary>A reader of one warehouse, which must have been migrated.</summary>
    public WarehouseReader(IWarehouseEngine engine, SemanticModel model)
    {
        _store = new FigureStore(engine, model);
        _builder = new QuestionBuilder(model);
    }

    /// <inheritdoc/>
    public ResultTable Ask(Query query)
    {
        using var connection = _store.Open();
        var members = _store.Members(connection, _builder.FactOf(query));
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
