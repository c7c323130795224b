using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Model.Crosstabs;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Crosstabs of respondents. Reads the respondents of a survey once and remembers them, with what was decided to show, until anything is
/// loaded. May be used by several threads.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="reader">Gives the margins to which respondents are raked.</param>
/// <param name="threshold">Counts below this are not shown: 3 to 11.</param>
/// <exception cref="ArgumentOutOfRangeException">The threshold is outside 3..11.</exception>
public sealed class CrosstabReader(IWarehouseEngine engine, IWarehouseReader reader, int threshold = DisclosureRule.DefaultThreshold) : ICrosstabReader
{
    private const int Remembered = 4;

    private readonly DisclosureRule _rule = new(threshold);
    private readonly RespondentStore _store = new(engine);
    private readonly QuestionnaireStore _questionnaires = new(engine);
    private readonly Lock _lock = new();
    private readonly List<((string Survey, long Load, long Newest, DateTime? AsOf) Key, SurveyRelease Release)> _known = [];

    /// <inheritdoc/>
    public CrosstabTable Ask(CrosstabQuery query)
    {
        var release = ReleaseOf(query);
        var rows = ItemsOf(release, query.Rows);
        if (rows.Count > 1)
        {
            throw new QueryException(
                $"'{query.Rows}' is a grid of {rows.Count} rows, each a question of its own. Ask for one of {string.Join(", ", rows.Select(r => r.Item.Code))}.");
        }

        if (query.Columns.Contains(rows[0].Item.Code))
        {
            throw new QueryException($"'{query.Rows}' stands in the rows and in the columns. Leave it out of one of them.");
        }

        return BuilderOf(release, query).Build(rows[0]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CrosstabTable> AskAll(CrosstabQuery query)
    {
        var release = ReleaseOf(query);
        var builder = BuilderOf(release, query);

        // A question that nobody was asked (of another audience, or a published reference) has no table.
        return
        [
            .. release.Structure.Items.Where(i => !query.Columns.Contains(i.Item.Code)).Select(builder.Build)
                .Where(t => t.Columns[0].State != CellState.NotAvailable),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<RespondentSet> Surveys()
    {
        var surveys = _questionnaires.Surveys().ToDictionary(s => s.Code);
        return [.. _store.Loads(null).Where(l => l.Respondents >= _rule.Threshold).Select(l => SurveyRelease.SetOf(l, surveys[l.Survey]))];
    }

    /// <summary>The respondents with the plan of their release: for the tests that judge it.</summary>
    internal SurveyRelease ReleaseOf(CrosstabQuery query)
    {
        if (query.Level is not (> 0 and < 1))
        {
            throw new QueryException("The level of tests lies between 0 and 1, such as 0.05 for 95 %.");
        }

        lock (_lock)
        {
            var loads = _store.Loads(query.AsOf);
            var load = loads.FirstOrDefault(l => l.Survey == query.Survey) ?? throw Unknown(query, loads);
            if (load.Respondents < _rule.Threshold)
            {
                throw new QueryException($"The survey {query.Survey} has fewer than {_rule.Threshold} completed questionnaires in the warehouse, so nothing of it can be shown.");
            }

            var key = (query.Survey, load.LoadKey, _store.NewestLoad(), query.AsOf);
            var known = _known.FindIndex(k => k.Key == key);
            if (known >= 0)
            {
                return _known[known].Release;
            }

            var questionnaire = _questionnaires.Find(query.Survey)!;
            var release = new SurveyRelease(load, questionnaire, _store.Read(load, questionnaire), _rule);
            _known.RemoveAll(k => k.Key.Newest != key.Item3);
            if (_known.Count == Remembered)
            {
                _known.RemoveAt(0);
            }

            _known.Add((key, release));
            return release;
        }
    }

    private QueryException Unknown(CrosstabQuery query, IReadOnlyList<RespondentLoad> loads)
    {
        var known = loads.Count == 0 ? "There are none of any survey." : $"There are respondents of {string.Join(", ", loads.Select(l => l.Survey))}.";
        return new QueryException(_questionnaires.Find(query.Survey) is null
            ? $"The warehouse knows no survey '{query.Survey}'. {known}"
            : $"The warehouse holds no respondents of the survey '{query.Survey}'{(query.AsOf is null ? "" : " at that moment")}. {known} Load a file of respondents first.");
    }

    private CrosstabBuilder BuilderOf(SurveyRelease release, CrosstabQuery query)
    {
        var columns = new List<ItemParts>();
        foreach (var code in query.Columns)
        {
            var found = ItemsOf(release, code);
            if (found.Count > 1)
            {
                throw new QueryException($"'{code}' is a grid of {found.Count} rows, each a question of its own. Take one of {string.Join(", ", found.Select(r => r.Item.Code))} for the columns.");
            }

            if (found[0].Question().Question.Type is QuestionType.Numeric or QuestionType.Ranking)
            {
                throw new QueryException($"'{code}' is a {found[0].Question().Question.Type.ToString().ToLowerInvariant()} question, of which the answers are no columns. Put it in the rows.");
            }

            if (columns.Contains(found[0]))
            {
                throw new QueryException($"'{code}' stands twice in the columns. Name it once.");
            }

            columns.Add(found[0]);
        }

        var weights = release.Weights(query.Weight, () => WeightMaker.Make(query.Weight, release, reader, query.AsOf));
        return new CrosstabBuilder(release, query, columns, weights);
    }

    private static List<ItemParts> ItemsOf(SurveyRelease release, string code)
    {
        var found = release.Structure.Items.Where(i => i.Item.Code == code).ToList();
        found = found.Count > 0 ? found : [.. release.Structure.Items.Where(i => i.Question().Question.Code == code)];
        return found.Count > 0 ? found : throw new QueryException(
            $"The survey {release.Load.Survey} has no question '{code}'. There are {string.Join(", ", release.Structure.Items.Select(i => i.Item.Code))}.");
    }
}
