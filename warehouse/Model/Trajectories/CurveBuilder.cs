using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>
/// Makes curves of what may be shown and of nothing else. A curve is a function of the counts at its points: who had the event in each interval between two of them, and
/// who was observed no longer. Where an interval holds so many persons that moving as many as the threshold anywhere within it does not change what is printed, the days
/// are used (Kaplan-Meier); elsewhere the counts alone (life table).
/// </summary>
internal sealed class CurveBuilder(TrajectoryRelease release)
{
    /// <summary>The last digit that is printed of a share, a tenth of a point.</summary>
    public const double Unit = 0.001;

    /// <summary>The curve of an outcome in a group.</summary>
    public ReleasedCurve Build(TimedOutcome outcome, GroupChoice group, DayCounts days)
    {
        var threshold = release.Rule.Threshold;
        var item = release.Structure[outcome.Code];
        if (release.Count(item, item.Base, group) is not { } persons)
        {
            return new ReleasedCurve(null, [], CurveEnd.Hidden, SurvivalCurve.Of([], 0), days.EventsBetween, threshold);
        }

        var (intervals, end) = Intervals(outcome, group, persons);
        var steps = new List<SurvivalStep>();
        var marks = new List<(int After, int Day, int AtRisk, bool IsByTheDay)>();
        var (atRisk, after) = (persons, -1);
        foreach (var (day, events, censored) in intervals)
        {
            var isByTheDay = (double)atRisk * atRisk * Unit >= 2.0 * threshold * Math.Max(events, censored);
            if (isByTheDay)
            {
                steps.AddRange(Enumerable.Range(after + 1, day - after)
                    .Where(d => days.Events[d] + days.Censored[d] > 0).Select(d => new SurvivalStep(d, days.Events[d], days.Censored[d])));
            }
            else
            {
                steps.Add(new SurvivalStep(day, events, censored, IsInterval: true));
            }

            atRisk -= events + censored;
            marks.Add((after, day, atRisk, isByTheDay));
            after = day;
        }

        var curve = SurvivalCurve.Of(steps, persons);
        return new ReleasedCurve(
            persons,
            [.. marks.Select(m => curve.At(m.Day) is var at ? new CurvePoint(m.After, m.Day, m.AtRisk, at.Survival, at.Lower, at.Upper, m.IsByTheDay) : default)],
            end, curve, days.EventsBetween, threshold);
    }

    /// <summary>The intervals of which both counts may be shown, from the start without a gap, as long as somebody is observed.</summary>
    private (List<(int Day, int Events, int Censored)> Intervals, CurveEnd End) Intervals(TimedOutcome outcome, GroupChoice group, int persons)
    {
        var intervals = new List<(int Day, int Events, int Censored)>();
        var (when, until) = (release.Structure[TrajectoryItems.When(outcome.Code)], release.Structure[TrajectoryItems.Until(outcome.Code)]);
        var left = persons;
        for (var c = 0; c < outcome.LastDays.Length && left > 0; c++)
        {
            if (release.Count(when, when.Answers[c], group) is not { } events || release.Count(until, until.Answers[c], group) is not { } censored)
            {
                return (intervals, CurveEnd.Hidden);
            }

            left -= events + censored;
            var last = outcome.LastDays[c];
            foreach (var (day, own, ownCensored) in outcome.HasMonths ? Months(outcome, c, group) : [])
            {
                intervals.Add((day, own, ownCensored));
                events -= own;
                censored -= ownCensored;
            }

            if (intervals.Count == 0 || intervals[^1].Day < last)
            {
                intervals.Add((last, events, censored));
            }
        }

        return (intervals, left > 0 ? CurveEnd.Grid : CurveEnd.Observed);
    }

    private IEnumerable<(int Day, int Events, int Censored)> Months(TimedOutcome outcome, int number, GroupChoice group)
    {
        var when = release.Structure[TrajectoryItems.Months(TrajectoryItems.When(outcome.Code), number)];
        var until = release.Structure[TrajectoryItems.Months(TrajectoryItems.Until(outcome.Code), number)];
        var first = number == 0 ? 0 : TrajectoryGrid.Periods[number - 1];
        for (var m = 0; m < when.Answers.Length; m++)
        {
            if (release.Count(when, when.Answers[m], group) is not { } events || release.Count(until, until.Answers[m], group) is not { } censored)
            {
                yield break;
            }

            yield return (TrajectoryGrid.LastDay(first + m + 1), events, censored);
        }
    }
}
