namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Working days in Belgium: Monday to Friday without the ten public holidays of the law of 4 January 1974 (royal decree of 18 April 1974, article 1).</summary>
public static class WorkingDays
{
    /// <summary>Whether offices are open.</summary>
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>Whether a day is the n-th working day of its month.</summary>
    /// <param name="day">The day.</param>
    /// <param name="n">From 1.</param>
    public static bool Nth(DateOnly day, int n) =>
        IsWorkingDay(day) && Enumerable.Range(1, day.Day).Count(d => IsWorkingDay(new DateOnly(day.Year, day.Month, d))) == n;

    /// <summary>Whether a day is a public holiday.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) is (1, 1) or (5, 1) or (7, 21) or (8, 15) or (11, 1) or (11, 11) or (12, 25)
            || day == easter.AddDays(1) || day == easter.AddDays(39) || day == easter.AddDays(50);
    }

    /// <summary>Easter Sunday of a year of the Gregorian calendar (the anonymous computation that Meeus gives in Astronomical Algorithms, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }
}
