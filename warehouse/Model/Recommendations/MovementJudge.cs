using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Judges from the figures of an indicator how it has moved.</summary>
internal static class MovementJudge
{
    /// <summary>The newest figure, the one before it, and how it has moved.</summary>
    /// <param name="rows">The answer to the tie's question, by period.</param>
    /// <param name="wanted">The direction that the action wants.</param>
    public static (TrackedValue? Today, TrackedValue? Before, Movement Movement) Judge(IEnumerable<ResultRow> rows, WantedDirection wanted)
    {
        var all = rows.Where(r => r.Cell.State == CellState.Shown && r.Cell.Value is not null)
            .Select(r => new TrackedValue(Period.Parse(r[SemanticModel.Period].Code), r.Cell))
            .OrderByDescending(v => v.Period.LastDay).ThenBy(v => v.Period.FirstDay)
            .ToList();

        // A forecast for a later year says less than the newest measurement.
        var measured = all.Where(v => !IsPlan(v)).ToList();
        var values = measured.Count > 0 ? measured : all;
        if (values.Count == 0)
        {
            return (null, null, Movement.NoFigure);
        }

        var today = values[0];
        var before = values.Skip(1).FirstOrDefault(v => v.Period.LastDay < today.Period.LastDay && IsComparable(v, today));
        var movement = measured.Count == 0 ? Movement.PlanOnly : before is null ? Movement.OneMeasurement : Compare(today.Cell, before.Cell, wanted);
        return (today, before, movement);
    }

    private static bool IsPlan(TrackedValue value) => value.Cell.Precision is Precision.Forecast or Precision.Budget or Precision.Target;

    // A figure of a year is no figure of a day: who was active in the year is more than who is so on its last day.
    private static bool IsComparable(TrackedValue one, TrackedValue other) =>
        one.Cell.Unit.Code == other.Cell.Unit.Code && one.Period.Type == other.Period.Type;

    private static Movement Compare(ResultCell today, ResultCell before, WantedDirection wanted)
    {
        var change = today.Value!.Value - before.Value!.Value;
        var isOpen = (today.Precision == Precision.AtLeast && change <= 0) || (before.Precision == Precision.AtLeast && change >= 0);
        return isOpen ? Movement.NotComparable
            : change == 0 ? Movement.Unchanged
            : change > 0 == (wanted == WantedDirection.Up) ? Movement.Towards
            : Movement.Away;
    }
}
