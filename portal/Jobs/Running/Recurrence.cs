using Quartz;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>
/// The times of a recurring job: a cron expression of Quartz (seconds, minutes, hours, day of month, month, day of week) on the clock of a time zone, narrowed
/// to one working day of the month where that is asked for. A time that the clock skips is served when it would have been; one that comes twice, once.
/// </summary>
/// <param name="cron">The expression.</param>
/// <param name="zone">Whose clock it is read on.</param>
/// <param name="workingDay">Only on this working day of the month, from 1; null for every day that the expression names.</param>
/// <exception cref="FormatException">The expression is none.</exception>
public sealed class Recurrence(string cron, TimeZoneInfo zone, int? workingDay = null)
{
    private readonly CronExpression _cron = new(cron, zone);

    /// <summary>The expression.</summary>
    public string Cron => cron;

    /// <summary>Whose clock it is read on.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The working day of the month, from 1; or null.</summary>
    public int? WorkingDay => workingDay;

    /// <summary>The first time after a moment, or null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        for (var time = _cron.GetNextValidTimeAfter(after); time is { } found; time = _cron.GetNextValidTimeAfter(found))
        {
            if (IsDay(found) && IsServed(found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The last time at or before a moment, but after another; or null where there is none between.</summary>
    public DateTimeOffset? Last(DateTimeOffset until, DateTimeOffset after)
    {
        for (var time = _cron.GetPreviousValidTimeBefore(until.AddSeconds(1)); time is { } found && found > after; time = _cron.GetPreviousValidTimeBefore(found))
        {
            if (IsDay(found) && IsServed(found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>
    /// Asked from within an hour that comes twice, the expression finds its time in the second pass too; on its way from before that hour it serves the first
    /// pass alone, unless it means every so many minutes.
    /// </summary>
    private bool IsServed(DateTimeOffset time)
    {
        if (!zone.IsAmbiguousTime(TimeZoneInfo.ConvertTime(time, zone)))
        {
            return true;
        }

        var walked = _cron.GetNextValidTimeAfter(time.AddHours(-2));
        while (walked < time)
        {
            walked = _cron.GetNextValidTimeAfter(walked.Value);
        }

        return walked == time;
    }

    private bool IsDay(DateTimeOffset time) =>
        workingDay is null || WorkingDays.Nth(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime), workingDay.Value);
}
