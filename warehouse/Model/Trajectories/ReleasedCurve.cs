using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>What may be shown of the curve of a group.</summary>
/// <param name="persons">Persons at the start; null where not even that may be shown.</param>
/// <param name="points">The points.</param>
/// <param name="end">Why there are no more.</param>
/// <param name="curve">The curve behind them.</param>
/// <param name="eventsBetween">Events after one day up to another.</param>
/// <param name="threshold">Counts below this are not shown.</param>
internal sealed class ReleasedCurve(
    int? persons, IReadOnlyList<CurvePoint> points, CurveEnd end, SurvivalCurve curve, Func<int, int, int> eventsBetween, int threshold)
{
    /// <summary>Persons at the start; null where not even that may be shown.</summary>
    public int? Persons { get; } = persons;

    /// <summary>The points, in order of time.</summary>
    public IReadOnlyList<CurvePoint> Points { get; } = points;

    /// <summary>Why there are no more.</summary>
    public CurveEnd End { get; } = end;

    /// <summary>Whether all values come from the days of the events.</summary>
    public bool IsByTheDay => Points.All(p => p.IsByTheDay);

    /// <summary>The time by which a share has had the event.</summary>
    public DurationCell Quantile(double share)
    {
        if (Persons is null)
        {
            return new DurationCell(CellState.Suppressed);
        }

        var exact = curve.Quantile(share);
        return Reach(share, exact.Value, p => p.Survival) is { } days
            ? new DurationCell(CellState.Shown, days, Reach(share, exact.Lower, p => p.Lower), Reach(share, exact.Upper, p => p.Upper))
            : new DurationCell(End == CurveEnd.Hidden ? CellState.Suppressed : CellState.NotAvailable);
    }

    /// <summary>
    /// The day itself where the days of the interval may be used and neither of the two parts into which it cuts the interval holds few events; else the straight
    /// line between the two points.
    /// </summary>
    private int? Reach(double share, double exact, Func<CurvePoint, double> of)
    {
        var before = 1.0;
        foreach (var point in Points)
        {
            var value = of(point);
            if (double.IsNaN(value))
            {
                continue;
            }

            if (value <= 1 - share + 1e-9)
            {
                return point.IsByTheDay && exact > point.After && exact <= point.Day
                    && IsEnough(eventsBetween(point.After, (int)exact)) && IsEnough(eventsBetween((int)exact, point.Day))
                        ? Whole(exact)
                        : Whole(Math.Max(0, point.After) + (before - (1 - share)) / (before - value) * (point.Day - Math.Max(0, point.After)));
            }

            before = value;
        }

        return null;
    }

    private bool IsEnough(int events) => events == 0 || events >= threshold;

    private static int Whole(double days) => (int)Math.Round(days, MidpointRounding.AwayFromZero);
}
