namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Compares what was loaded with what is expected by now.</summary>
public static class Freshness
{
    /// <summary>How a dataset stands. A hole before the newest edition is not a matter of freshness: what came after it was loaded.</summary>
    /// <param name="calendar">When its editions are expected.</param>
    /// <param name="loaded">The editions that were loaded, in any order.</param>
    /// <param name="today">The day in the time zone of the plan.</param>
    public static FreshnessFinding Of(EditionCalendar calendar, IEnumerable<Edition> loaded, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var numbers = loaded.Where(e => e.Unit == calendar.Unit).Select(e => e.Number).ToList();
        Edition? newest = numbers.Count == 0 ? null : new Edition(calendar.Unit, numbers.Max());
        var next = newest?.Next ?? Newest(calendar, today);
        if (calendar.From is { } from && (newest is null || from.Number > next.Number))
        {
            next = from;
        }

        var by = calendar.ExpectedBy(next);
        var late = today.DayNumber - by.DayNumber;
        var state = late <= 0 ? next.LastDay < today ? FreshnessState.Due : FreshnessState.Fresh
            : late > calendar.FailAfterDays ? FreshnessState.Overdue
            : late > calendar.WarnAfterDays ? FreshnessState.Late
            : FreshnessState.Due;
        return new FreshnessFinding(state, next, by, newest);
    }

    /// <summary>The newest edition whose day has passed: what must be there where nothing was loaded yet.</summary>
    private static Edition Newest(EditionCalendar calendar, DateOnly today)
    {
        var edition = Edition.Of(calendar.Unit, today);
        while (calendar.ExpectedBy(edition) >= today)
        {
            edition = edition.Previous;
        }

        return edition;
    }
}
