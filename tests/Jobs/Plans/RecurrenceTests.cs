using System.Globalization;
using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public class RecurrenceTests
{
    private const string Nightly = "0 30 2 * * ?", Hourly = "0 0 * * * ?", Quarterly = "0 0/15 * * * ?";

    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>On 29 March 2026 and 28 March 2027 the clock goes from 02:00 to 03:00, on 25 October 2026 and 31 October 2027 from 03:00 back to 02:00; in UTC at 01:00.</summary>
    [Theory]
    [InlineData("2026-03-28", "28 01:30, 29 01:00, 30 00:30")]
    [InlineData("2026-10-24", "24 00:30, 25 00:30, 26 01:30")]
    [InlineData("2027-03-27", "27 01:30, 28 01:00, 29 00:30")]
    [InlineData("2027-10-30", "30 00:30, 31 00:30, 01 01:30")]
    public void A_nightly_job_runs_once_a_night_at_both_clock_changes(string from, string expected) =>
        Assert.Equal(expected, string.Join(", ", From(Nightly, from).Take(3).Select(t => t.ToString("dd HH:mm", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(Hourly, 60, "2026-03-28")]
    [InlineData(Hourly, 60, "2026-10-24")]
    [InlineData(Hourly, 60, "2027-03-27")]
    [InlineData(Hourly, 60, "2027-10-30")]
    [InlineData(Quarterly, 15, "2026-03-28")]
    [InlineData(Quarterly, 15, "2026-10-24")]
    [InlineData(Quarterly, 15, "2027-03-27")]
    [InlineData(Quarterly, 15, "2027-10-30")]
    public void What_runs_by_the_hour_or_less_goes_on_without_a_gap_or_a_repeat(string cron, int minutes, string from)
    {
        var times = From(cron, from).Take(72 * 60 / minutes).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(minutes, (pair.Second - pair.First).TotalMinutes));
    }

    [Theory]
    [InlineData(Nightly)]
    [InlineData(Hourly)]
    [InlineData(Quarterly)]
    [InlineData("0 0 3 * * ?")]
    [InlineData("0 59 1 ? * SUN")]
    public void Backwards_gives_the_same_times_as_forwards(string cron)
    {
        var when = new Recurrence(cron, Brussels);
        foreach (var day in new[] { "2026-03-27", "2026-10-23", "2027-03-26", "2027-10-29" })
        {
            var (start, end) = (Day(day), Day(day).AddDays(4));
            var forwards = new List<DateTimeOffset>();
            for (var time = when.Next(start); time is { } found && found <= end; time = when.Next(found))
            {
                forwards.Add(found);
            }

            var backwards = new List<DateTimeOffset>();
            for (var time = when.Last(end, start); time is { } found; time = when.Last(found.AddSeconds(-1), start))
            {
                backwards.Add(found);
            }

            backwards.Reverse();
            Assert.NotEmpty(forwards);
            Assert.Equal(forwards, backwards);
        }
    }

    [Fact]
    public void A_time_has_come_with_its_second_and_not_before()
    {
        var when = new Recurrence("1 0 10 * * ?", Brussels);
        var (time, before) = (new DateTimeOffset(2026, 1, 5, 9, 0, 1, TimeSpan.Zero), new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        Assert.Null(when.Last(time.AddMilliseconds(-1), before));
        Assert.Equal(time, when.Last(time, before));
        Assert.Equal(time, when.Last(time.AddMilliseconds(1), before));
        Assert.Null(when.Last(time.AddDays(1).AddMilliseconds(-1), time));
    }

    [Fact]
    public void Working_days_narrow_the_times()
    {
        var mornings = new Recurrence("0 30 7 ? * MON-FRI", Brussels) { IsOnWorkingDays = true };
        // 11 November 2026 is a Wednesday, 25 December a Friday.
        Assert.Equal(["09", "10", "12", "13", "16"], Times(mornings, Day("2026-11-07"), 5).Select(t => t.ToString("dd", CultureInfo.InvariantCulture)));
        var christmas = Times(mornings, Day("2026-12-23"), 3).Select(t => t.ToString("dd", CultureInfo.InvariantCulture));
        Assert.Equal(["23", "24", "28"], christmas);
        var fifth = new Recurrence("0 0 7 * * ?", Brussels, 5);
        Assert.Equal(
            ["2026-01-08", "2026-02-06", "2026-03-06", "2026-04-08", "2026-05-08", "2026-06-05", "2026-07-07", "2026-08-07", "2026-09-07", "2026-10-07", "2026-11-06", "2026-12-07"],
            Times(fifth, Day("2026-01-01"), 12).Select(t => t.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal("2026-05-08", fifth.Last(Day("2026-06-01"), Day("2026-01-01"))!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Every minute of two years: each time is found in its minute, forwards and backwards, and none is found twice.</summary>
    [Theory]
    [InlineData(Nightly, 730)]
    [InlineData(Hourly, 17_520)]
    [InlineData(Quarterly, 70_080)]
    public void Two_years_have_their_number_of_times(string cron, int expected)
    {
        var when = new Recurrence(cron, Brussels);
        var (end, count, before) = (Day("2028-01-01"), 0, Day("2026-01-01").AddSeconds(-1));
        for (var time = when.Next(before); time is { } found && found < end; time = when.Next(found))
        {
            Assert.True(found > before);
            (before, count) = (found, count + 1);
        }

        Assert.Equal(expected, count);
    }

    private static IEnumerable<DateTimeOffset> From(string cron, string day) => Times(new Recurrence(cron, Brussels), Day(day), int.MaxValue).Select(t => t.ToUniversalTime());

    private static IEnumerable<DateTimeOffset> Times(Recurrence when, DateTimeOffset start, int count)
    {
        for (var time = when.Next(start.AddSeconds(-1)); time is { } found && count-- > 0; time = when.Next(found))
        {
            yield return found;
        }
    }

    /// <summary>Midnight in Brussels.</summary>
    private static DateTimeOffset Day(string day)
    {
        var local = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, Brussels.GetUtcOffset(local));
    }
}
