using System.Globalization;
using MathNet.Numerics.Distributions;

namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// The share of persons without an event, by the time since their start, with a pointwise interval: Σ d/(n(n-d)) is the variance of log S (Greenwood 1926), the
/// limits are made on the scale of <see cref="SurvivalBand"/>.
/// </summary>
public sealed class SurvivalCurve
{
    // R's quantile.survfit: shares that differ by less are the same.
    private const double Tolerance = 1.4901161193847656e-8;

    private SurvivalCurve(IReadOnlyList<SurvivalPoint> points, int persons) => (Points, Persons) = (points, persons);

    /// <summary>The curve at each time at which somebody had the event or was censored, in order of time.</summary>
    public IReadOnlyList<SurvivalPoint> Points { get; }

    /// <summary>Persons at the start.</summary>
    public int Persons { get; }

    /// <summary>Persons with the event.</summary>
    public int Events => Points.Sum(p => p.Events);

    /// <summary>Makes a curve.</summary>
    /// <param name="steps">In order of time, each time once.</param>
    /// <param name="persons">Persons at the start; those in none of the steps are observed beyond the last.</param>
    /// <param name="band">Scale of the limits.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Times do not rise, a count is negative, or the steps hold more persons than there are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static SurvivalCurve Of(IEnumerable<SurvivalStep> steps, int persons, SurvivalBand band = SurvivalBand.Log, double level = 0.95)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, such as 0.95.");
        }

        var z = Normal.InvCDF(0, 1, 1 - (1 - level) / 2);
        var points = new List<SurvivalPoint>();
        var (atRisk, survival, variance, last) = (persons, 1.0, 0.0, -1);
        foreach (var step in steps)
        {
            if (step.Time <= last || step.Events < 0 || step.Censored < 0 || step.Events + step.Censored > atRisk)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The step at {step.Time} ({step.Events} events, {step.Censored} censored) does not follow the one at {last}, after which {atRisk} persons were left."),
                    nameof(steps));
            }

            last = step.Time;
            var exposed = step.IsInterval ? atRisk - step.Censored / 2.0 : atRisk;
            if (step.Events > 0)
            {
                survival *= (exposed - step.Events) / exposed;
                variance += step.Events / (exposed * (exposed - step.Events));
            }

            var (lower, upper) = Limits(survival, Math.Sqrt(variance), z, band);
            points.Add(new SurvivalPoint(step.Time, atRisk, step.Events, step.Censored, survival, survival * Math.Sqrt(variance), lower, upper));
            atRisk -= step.Events + step.Censored;
        }

        return new SurvivalCurve(points, persons);
    }

    /// <summary>The curve at a time; beyond the last point it keeps its value, with nobody at risk unless persons were observed beyond it.</summary>
    /// <param name="time">0 or more.</param>
    public SurvivalPoint At(int time)
    {
        var after = CountUpTo(time);
        var next = after > 0 && Points[after - 1].Time == time ? after - 1 : after;
        var atRisk = next < Points.Count ? Points[next].AtRisk : Persons - Points.Sum(p => p.Events + p.Censored);
        return after == 0
            ? new SurvivalPoint(time, atRisk, 0, 0, 1, 0, 1, 1)
            : Points[after - 1] with { Time = time, AtRisk = atRisk };
    }

    /// <summary>
    /// The time by which a share of the persons has had the event. By R's rule (quantile.survfit): where the curve is flat exactly at that share, the middle of
    /// the flat part; the limits are those times at which the limits of the curve come to the share (Brookmeyer, Crowley 1982).
    /// </summary>
    /// <param name="share">Between 0 and 1: 0.5 for the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public SurvivalQuantile Quantile(double share)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1, such as 0.5 for the median.");
        }

        return new SurvivalQuantile(Reach(share, p => p.Survival), Reach(share, p => p.Lower), Reach(share, p => p.Upper));
    }

    private int CountUpTo(int time)
    {
        var (low, high) = (0, Points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Points[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private double Reach(double share, Func<SurvivalPoint, double> of)
    {
        // The upper limit may rise again late in the curve, so that times need not come in the order of shares.
        var seen = new HashSet<double>();
        List<(double Time, double Share)> steps = [];
        foreach (var (time, value) in Points.Select(p => ((double)p.Time, 1 - of(p))).Prepend((0, 0)))
        {
            if (seen.Add(value))
            {
                steps.Add((time, value));
            }
        }

        var ordered = steps.Where(s => !double.IsNaN(s.Share)).OrderBy(s => s.Share).ToList();
        var first = ordered.FindIndex(s => s.Share + Tolerance >= share);
        var second = ordered.FindIndex(s => s.Share - Tolerance >= share);
        if (first < 0)
        {
            return double.NaN;
        }

        var isFlatAtTheEnd = Math.Abs(share - steps[^1].Share) < Tolerance;
        return isFlatAtTheEnd ? (ordered[first].Time + Points[^1].Time) / 2
            : second < 0 ? double.NaN
            : (ordered[first].Time + ordered[second].Time) / 2;
    }

    private static (double Lower, double Upper) Limits(double survival, double error, double z, SurvivalBand band)
    {
        switch (band)
        {
            case SurvivalBand.Plain:
                var reach = z * error * survival;
                return (Cut(survival - reach), Cut(survival + reach));
            case SurvivalBand.Log:
                return survival == 0
                    ? (double.NaN, double.NaN)
                    : (Math.Exp(Math.Log(survival) - z * error), Math.Min(1, Math.Exp(Math.Log(survival) + z * error)));
            default:
                if (survival is 0 or 1)
                {
                    return (double.NaN, double.NaN);
                }

                var (middle, half) = (Math.Log(-Math.Log(survival)), z * error / Math.Log(survival));
                return (Math.Exp(-Math.Exp(middle - half)), Math.Exp(-Math.Exp(middle + half)));
        }
    }

    private static double Cut(double value) => double.IsNaN(value) ? value : Math.Clamp(value, 0, 1);
}
