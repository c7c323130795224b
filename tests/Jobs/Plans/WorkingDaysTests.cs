using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public class WorkingDaysTests
{
    [Theory]
    [InlineData(2026, "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25")]
    [InlineData(2027, "01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25")]
    public void The_ten_holidays_of_a_year_are_those_of_the_law(int year, string expected) =>
        Assert.Equal(expected, string.Join(' ', DaysOf(year).Where(WorkingDays.IsHoliday).Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))));

    /// <summary>Counted by hand from calendars of Belgium: weekdays less the holidays that fall on one.</summary>
    [Theory]
    [InlineData(2026, "21 20 22 21 18 22 22 21 22 22 20 22")]
    [InlineData(2027, "20 20 22 22 19 22 21 22 22 21 20 23")]
    public void Every_month_has_its_number_of_working_days(int year, string expected) => Assert.Equal(
        expected, string.Join(' ', Enumerable.Range(1, 12).Select(m => DaysOf(year).Count(d => d.Month == m && WorkingDays.IsWorkingDay(d)))));

    [Theory]
    [InlineData(1, "2026-01-02")]
    [InlineData(5, "2026-01-08")]
    [InlineData(1, "2026-05-04")]
    [InlineData(9, "2026-05-15")]
    [InlineData(15, "2026-05-26")]
    [InlineData(3, "2026-11-04")]
    [InlineData(8, "2026-11-12")]
    [InlineData(1, "2027-11-02")]
    [InlineData(22, "2027-12-30")]
    public void The_nth_working_day_passes_over_weekends_and_holidays(int n, string day)
    {
        var found = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal([found], DaysOf(found.Year).Where(d => d.Month == found.Month && WorkingDays.Nth(d, n)));
    }

    [Fact]
    public void A_plan_cannot_ask_for_a_working_day_that_a_month_has_not()
    {
        foreach (var year in Enumerable.Range(2020, 81))
        {
            Assert.All(Enumerable.Range(1, 12), month => Assert.Single(
                DaysOf(year), d => d.Month == month && WorkingDays.Nth(d, JobPlanFile.MostWorkingDay)));
        }
    }

    [Theory]
    [InlineData(1818, "03-22")]
    [InlineData(1943, "04-25")]
    [InlineData(2000, "04-23")]
    [InlineData(2038, "04-25")]
    [InlineData(2285, "03-22")]
    public void Easter_falls_where_the_tables_have_it_at_its_ends_too(int year, string day) => Assert.Equal(day, WorkingDays.Easter(year).ToString("MM-dd", CultureInfo.InvariantCulture));

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
