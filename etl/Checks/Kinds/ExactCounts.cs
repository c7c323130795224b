using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>Exact counts in the measure's main unit, as an answer shows them: what percentages can be recomputed from.</summary>
internal sealed class ExactCounts
{
    private readonly Measure _measure;
    private readonly Dictionary<string, Cell> _cells;

    private ExactCounts(Measure measure, Dictionary<string, Cell> cells)
    {
        _measure = measure;
        _cells = cells;
    }

    public static ExactCounts Of(CheckDefinition check, CheckData data)
    {
        var measure = check.Counts!;
        var cells = data.Cells(measure, EditionChoice.Newest)
            .Where(c => c.Result.Precision == Precision.Exact && c.Result.Unit.Code == measure.Unit.Code)
            .ToDictionary(c => c.Key());
        return new ExactCounts(measure, cells);
    }

    /// <summary>The count for members, or null.</summary>
    public Cell? Find(IReadOnlyDictionary<string, string> members) =>
        _cells.GetValueOrDefault(Cell.KeyOf(_measure.Code, _measure.Unit.Code, members));
}
