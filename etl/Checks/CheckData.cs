using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>The figures of the warehouse for one run of the checks; each measure is asked for once.</summary>
/// <param name="reader">Answers questions.</param>
/// <param name="model">The model by which the figures are asked for.</param>
/// <param name="questionnaires">Gives the questionnaire of a survey, or null.</param>
/// <param name="cases">Reads studies of cases; null where there are none.</param>
/// <param name="recommendations">Reads recommendations; null where there are none.</param>
public sealed class CheckData(
    IWarehouseReader reader, SemanticModel model, Func<string, Questionnaire?> questionnaires, ICaseReader? cases = null,
    IRecommendationReader? recommendations = null)
{
    private readonly Dictionary<(string, EditionChoice), IReadOnlyList<Cell>> _asked = [];
    private readonly Dictionary<string, Questionnaire?> _questionnaires = [];
    private readonly Lazy<IReadOnlyList<CaseStudy>> _studies = new(() => cases is null ? [] : [.. cases.Studies().Select(s => cases.Study(s.Study.Code)).OfType<CaseStudy>()]);

    private readonly Lazy<IReadOnlyList<TrackedAction>> _actions = new(() => recommendations?.Ask(new RecommendationQuery()) ?? []);

    /// <summary>The model by which the figures are asked for.</summary>
    public SemanticModel Model => model;

    /// <summary>The recommendations with their indicators.</summary>
    public IReadOnlyList<TrackedAction> Actions => _actions.Value;

    /// <summary>The studies of cases.</summary>
    public IReadOnlyList<CaseStudy> Studies => _studies.Value;

    /// <summary>A question of a survey, or null where it is not known.</summary>
    public Question? Question(string survey, string question)
    {
        if (!_questionnaires.TryGetValue(survey, out var known))
        {
            _questionnaires[survey] = known = questionnaires(survey);
        }

        return known?.Find(question);
    }

    /// <summary>Every published reading of the check's measures within its members, units, precisions and publications.</summary>
    public IEnumerable<Cell> Readings(CheckDefinition check) =>
        check.Measures.SelectMany(m => Cells(m, EditionChoice.All)).Where(c => IsMeant(check, c));

    /// <summary>The reading of each cell that an answer shows, of the same figures.</summary>
    public IEnumerable<Cell> Chosen(CheckDefinition check) =>
        check.Measures.SelectMany(m => Cells(m, EditionChoice.Newest)).Where(c => IsMeant(check, c));

    /// <summary>All cells of one measure, in one choice of editions.</summary>
    public IReadOnlyList<Cell> Cells(Measure measure, EditionChoice editions)
    {
        if (!_asked.TryGetValue((measure.Code, editions), out var cells))
        {
            var dimensions = measure.Fact.Dimensions;
            var answer = reader.Ask(new Query { Measures = [measure.Code], By = dimensions, Editions = editions });
            cells = answer.Rows
                .Where(r => r.Cell.Value is not null)
                .Select(r => new Cell(r.Measure, r.Members.ToDictionary(m => m.Dimension, m => m.Code), r.Cell))
                .ToArray();
            _asked[(measure.Code, editions)] = cells;
        }

        return cells;
    }

    /// <summary>Whether a check is about a figure.</summary>
    public static bool IsMeant(CheckDefinition check, Cell cell) =>
        check.Where.All(w => cell.Members[w.Key] == w.Value)
        && (check.Units.Count == 0 || check.Units.Contains(cell.Result.Unit.Code))
        && check.Precisions.Contains(cell.Result.Precision)
        && (check.Publications.Count == 0 || check.Publications.Contains(cell.Address.PublicationKind));
}
