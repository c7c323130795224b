using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs;

public abstract class RecurringClockTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [EngineTheory]
    [InlineData("2026-03-27T20:00:00Z", "2026-03-28T01:30 2026-03-29T01:00 2026-03-30T00:30")]
    [InlineData("2026-10-23T20:00:00Z", "2026-10-24T00:30 2026-10-25T00:30 2026-10-26T01:30")]
    [InlineData("2027-03-26T20:00:00Z", "2027-03-27T01:30 2027-03-28T01:00 2027-03-29T00:30")]
    [InlineData("2027-10-29T20:00:00Z", "2027-10-30T00:30 2027-10-31T00:30 2027-11-01T01:30")]
    public async Task Two_nodes_serve_each_night_once_also_when_the_clock_changes(string from, string expected)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture));
        await using var room = new JobRoom(new TEngine(), clock);
        room.Kinds.Add(new TestJob(_ => JobEnd.Done("checked")));
        room.Recurring.Add(new RecurringJob("nightly", new Recurrence("0 30 2 * * ?", Brussels), "test", "x", "{}"));
        await room.StartAsync("one", schedules: true);
        await room.StartAsync("two", schedules: true);
        await Patience.UntilAsync(() => room.Store.Recurring().Count == 1, "the job to be known");
        await Task.Delay(500);

        var nights = expected.Split(' ');
        var times = nights.Select(n => DateTimeOffset.Parse(n + "Z", CultureInfo.InvariantCulture)).ToList();
        for (var end = clock.GetUtcNow().AddHours(72); clock.GetUtcNow() < end;)
        {
            clock.Advance(TimeSpan.FromMinutes(30));
            await Patience.UntilAsync(
                () =>
                {
                    // The scheduler waits on this clock too, also between two looks at its store.
                    clock.Advance(TimeSpan.FromSeconds(1));
                    return room.Store.Count(new JobFilter()) >= times.Count(t => t <= clock.GetUtcNow().AddMinutes(-1));
                },
                $"the night before {clock.GetUtcNow():u}");
        }

        await Task.Delay(300);
        Assert.Equal(nights.Length, room.Store.Count(new JobFilter()));
        Assert.All(nights, night => Assert.True(room.Store.IsKnown($"nightly@{night}:00Z"), night));
    }

    [EngineFact]
    public async Task What_was_missed_while_nobody_ran_is_caught_up_once()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        await using var room = new JobRoom(new TEngine(), clock);
        room.Kinds.Add(new TestJob(_ => JobEnd.Done("checked")));
        room.Recurring.Add(new RecurringJob("nightly", new Recurrence("0 30 2 * * ?", Brussels), "test", "x", "{}"));
        var first = await room.StartAsync("one", schedules: true);
        await Patience.UntilAsync(() => room.Store.Recurring().Count == 1, "the job to be known");
        await first.StopAsync();

        clock.Advance(TimeSpan.FromDays(5));
        await room.StartAsync("two", schedules: true);
        await Patience.UntilAsync(() => room.Store.Count(new JobFilter(JobState.Succeeded)) == 1, "the missed night");
        await Task.Delay(500);
        Assert.True(room.Store.IsKnown("nightly@2026-11-07T01:30:00Z"));
        Assert.Equal(1, room.Store.Count(new JobFilter()));
    }
}

public sealed class RecurringClockTestsOnSqlite : RecurringClockTests<SqliteTestEngine>;

public sealed class RecurringClockTestsOnSqlServer : RecurringClockTests<SqlServerTestEngine>;
