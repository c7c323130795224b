using Quartz;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>
/// The times of a recurring job: a cron expression of Quartz (seconds, minutes, hours, day of month, month, day of week) on the clock of a time zone, narrowed
/// to working days, or to one of them a month, where that is asked for. A time that the clock skips is served in the moment in which it is put forward; of one that
/// comes twice the first counts, but for times by the minute, the hour or a range of hours, which go on through both.
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

    /// <summary>Only on working days (<see cref="WorkingDays"/>).</summary>
    public bool IsOnWorkingDays { get; init; }

    /// <summary>The first time after a moment, or null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        for (var time = _cron.GetNextValidTimeAfter(after.ToUniversalTime()); time is { } found; time = _cron.GetNextValidTimeAfter(found))
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
        // Quartz looks strictly before a moment, and takes one that is not in UTC amiss. A time within the second that has begun has come; one in the next has not.
        var second = until.ToUniversalTime().AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(1);
        for (var time = _cron.GetPreviousValidTimeBefore(second); time is { } found && found > after; time = _cron.GetPreviousValidTimeBefore(found))
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

    private bool IsDay(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
        return (!IsOnWorkingDays || WorkingDays.IsWorkingDay(day)) && (workingDay is null || WorkingDays.Nth(day, workingDay.Value));
    }
}
