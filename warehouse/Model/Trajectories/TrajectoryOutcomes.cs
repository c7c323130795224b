using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Which outcomes are measured.</summary>
internal static class TrajectoryOutcomes
{
    /// <summary>Back at work, partially or fully.</summary>
    public const string Return = "return";

    /// <summary>Out of work again after the first resumption.</summary>
    public const string Relapse = "relapse";

    /// <summary>Months after the first resumption at which relapse is counted.</summary>
    public static readonly int[] RelapseMonths = [3, 6, 12, 24];

    /// <summary>The outcomes of so many persons, empty: return, the milestones, the waits between them, relapse.</summary>
    public static IReadOnlyList<TimedOutcome> Of(int persons, WaitingTimesFile waiting)
    {
        int[] months = [.. TrajectoryGrid.Periods.Select(TrajectoryGrid.LastDay)];
        var none = new Label("", "", "");
        List<TimedOutcome> outcomes = [new(Return, none, months, persons) { HasMonths = true }];
        foreach (var milestone in Milestones.OnTheWay)
        {
            // Whoever is back is so partially or fully, so that the later of the two to be decided is decided beside the other.
            outcomes.Add(milestone is Milestones.Partial or Milestones.Full
                ? new(milestone, none, months, persons) { EventRule = $"{Return} = yes", Within = Return, Beside = milestone == Milestones.Full ? Milestones.Partial : null }
                : new(milestone, none, TrajectoryGrid.WaitingDays, persons));
        }

        outcomes.AddRange(waiting.Pairs.Where(p => p.From != Milestones.Start).Select(p =>
            new TimedOutcome(p.Code, p.Label, TrajectoryGrid.WaitingDays, persons) { BaseRule = $"{p.From} = yes", EventRule = $"{p.From} = yes and {p.To} = yes" }));
        outcomes.Add(new(Relapse, none, [.. RelapseMonths.Select(TrajectoryGrid.LastDay)], persons) { BaseRule = $"{Return} = yes" });
        return outcomes;
    }
}
