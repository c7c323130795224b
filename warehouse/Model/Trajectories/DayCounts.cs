namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>How many persons of a group had the event, or were observed no longer, by day.</summary>
/// <param name="Events">With the event, by day.</param>
/// <param name="Censored">Without it, by day.</param>
internal sealed record DayCounts(int[] Events, int[] Censored)
{
    /// <summary>Counts an outcome in groups.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="persons">How many persons there are.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="groupOf">The group of each person, or less than 0.</param>
    public static DayCounts[] Of(TimedOutcome outcome, int persons, int groups, Func<int, int> groupOf)
    {
        var days = outcome.LastDays[^1] + 1;
        DayCounts[] counts = [.. Enumerable.Range(0, groups).Select(_ => new DayCounts(new int[days], new int[days]))];
        for (var p = 0; p < persons; p++)
        {
            if (outcome.Has(p) && outcome.Days(p) is var day && day < days && groupOf(p) is >= 0 and var group)
            {
                (outcome.IsEvent(p) ? counts[group].Events : counts[group].Censored)[day]++;
            }
        }

        return counts;
    }

    /// <summary>Events after one day up to another.</summary>
    public int EventsBetween(int after, int upTo)
    {
        var sum = 0;
        for (var day = after + 1; day <= upTo && day < Events.Length; day++)
        {
            sum += Events[day];
        }

        return sum;
    }
}
