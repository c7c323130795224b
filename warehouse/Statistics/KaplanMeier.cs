namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>
/// The product-limit estimator: S(t) = Π (1 - d/n) over the times up to t at which d of the n persons still observed had the event (Kaplan, Meier 1958). Where both
/// happen on one day, events come before censoring, so that whoever is censored on it was at risk. R: <c>survfit(Surv(time, event) ~ 1)</c>.
/// </summary>
public static class KaplanMeier
{
    /// <summary>Estimates from persons.</summary>
    /// <param name="durations">Days from the start to the event or to the last day of observation, 0 or more.</param>
    /// <param name="events">Whether the duration ends with the event.</param>
    /// <param name="band">Scale of the limits.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a duration is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static SurvivalCurve Fit(ReadOnlySpan<int> durations, ReadOnlySpan<bool> events, SurvivalBand band = SurvivalBand.Log, double level = 0.95)
    {
        if (durations.Length != events.Length)
        {
            throw new ArgumentException($"There are {durations.Length} durations and {events.Length} marks of events; each person has both.", nameof(events));
        }

        var byTime = new SortedDictionary<int, (int Events, int Censored)>();
        for (var i = 0; i < durations.Length; i++)
        {
            if (durations[i] < 0)
            {
                throw new ArgumentException($"The duration of person {i} is {durations[i]}; a duration is 0 or more.", nameof(durations));
            }

            var (had, left) = byTime.GetValueOrDefault(durations[i]);
            byTime[durations[i]] = events[i] ? (had + 1, left) : (had, left + 1);
        }

        return SurvivalCurve.Of(byTime.Select(t => new SurvivalStep(t.Key, t.Value.Events, t.Value.Censored)), durations.Length, band, level);
    }
}
