using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Jobs.Plans;

public abstract class RecurringJobsTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.Migrated);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero));
    private readonly JobStore _store;

    protected RecurringJobsTests()
    {
        Migrator.OfJobs(_database.Engine).Run();
        _store = new JobStore(_database.Engine, _clock);
    }

    [EngineFact]
    public void A_time_is_served_once_whoever_notices_it()
    {
        var (here, there) = (Jobs(Job("nightly", "0 30 2 * * ?")), Jobs(Job("nightly", "0 30 2 * * ?")));
        Assert.Null(here.Serve("nightly"));
        Go("2026-01-02T01:30:00Z");
        var key = here.Serve("nightly");
        Assert.NotNull(key);
        Assert.Null(here.Serve("nightly"));
        Assert.Null(there.Serve("nightly"));
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(Jobs(Job("nightly", "0 30 2 * * ?")).Serve("nightly"));
        Assert.Equal([key.Value], _store.LastOf("nightly", 10).Select(r => r.Key));
    }

    [EngineFact]
    public void What_was_missed_in_three_days_is_caught_up_once()
    {
        var before = Jobs(Job("nightly", "0 30 2 * * ?"), Job("often", "0 0/15 * * * ?"));
        Go("2026-03-27T12:00:00Z");
        before.Serve("nightly");
        before.Serve("often");
        var (nightly, often) = (_store.LastOf("nightly", 100).Count, _store.LastOf("often", 100).Count);
        Assert.Equal((1, 1), (nightly, often));

        // Down over the change of the clock; then a new process.
        Go("2026-03-30T12:05:00Z");
        var after = Jobs(Job("nightly", "0 30 2 * * ?"), Job("often", "0 0/15 * * * ?"));
        Assert.NotNull(after.Serve("nightly"));
        Assert.NotNull(after.Serve("often"));
        Assert.Null(after.Serve("nightly"));
        Assert.Null(after.Serve("often"));
        Assert.Equal((2, 2), (_store.LastOf("nightly", 100).Count, _store.LastOf("often", 100).Count));
        Go("2026-03-30T12:15:00Z");
        Assert.NotNull(after.Serve("often"));
    }

    [EngineFact]
    public void What_passed_during_a_pause_is_not_caught_up()
    {
        var jobs = Jobs(Job("nightly", "0 30 2 * * ?"));
        Assert.True(_store.Pause("nightly", "an", "the server moves"));
        Go("2026-01-05T12:00:00Z");
        Assert.Null(jobs.Serve("nightly"));
        Assert.Null(jobs.Next("nightly"));
        Assert.True(_store.Resume("nightly"));
        Assert.Null(jobs.Serve("nightly"));
        Assert.Null(Jobs(Job("nightly", "0 30 2 * * ?")).Serve("nightly"));
        Assert.Empty(_store.LastOf("nightly", 10));
        Assert.Equal(At("2026-01-06T01:30:00Z"), jobs.Next("nightly"));
        Go("2026-01-06T01:30:00Z");
        Assert.NotNull(jobs.Serve("nightly"));
    }

    /// <summary>A run out of turn is the last of its job; the time before it stays served when retention has taken its run away.</summary>
    [EngineFact]
    public void A_time_whose_run_is_forgotten_is_not_served_again()
    {
        var jobs = Jobs(Job("yearly", "0 0 3 1 1 ?"));
        Go("2026-01-01T02:00:00Z");
        Complete(jobs.Serve("yearly")!.Value);
        _clock.Advance(TimeSpan.FromDays(1));
        Complete(jobs.RunNow("yearly", "an")!.Value);
        _clock.Advance(TimeSpan.FromDays(200));

        Assert.Equal(1, _store.RemoveEndedBefore(_clock.GetUtcNow().UtcDateTime.AddDays(-100)));
        Assert.Null(Jobs(Job("yearly", "0 0 3 1 1 ?")).Serve("yearly"));
        Assert.Equal(["an"], _store.LastOf("yearly", 10).Select(r => r.RequestedBy));
    }

    [EngineFact]
    public void Retention_removes_what_ended_with_all_that_belongs_to_it_and_nothing_else()
    {
        var (old, needed) = (Ask("old"), Ask("waiting"));
        var group = _store.EnqueueGroup("test", "two", 2, "an", [Order("one"), Order("two")]);
        var run = _store.Claim("node")!;
        Assert.Equal(old, run.Key);
        _store.Log(run, JobLogLevel.Warning, "a line");
        _store.AddPart(run, new JobPart("part", "removed"));
        Assert.True(_store.End(run, JobState.Failed, "because"));
        foreach (var member in _store.Search(new JobFilter(Group: group), 0, 10))
        {
            Assert.True(_store.Cancel(member.Key, "an"));
        }

        _clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(0, _store.RemoveEndedBefore(_clock.GetUtcNow().UtcDateTime.AddDays(-11)));
        Assert.NotNull(_store.FindGroup(group));
        Assert.Equal(3, _store.RemoveEndedBefore(_clock.GetUtcNow().UtcDateTime.AddDays(-9)));
        Assert.Null(_store.Find(old));
        Assert.Empty(_store.Transitions(old));
        Assert.Empty(_store.Parts(old));
        Assert.Empty(_store.Log(old, 10));
        Assert.Null(_store.FindGroup(group));
        Assert.Equal(JobState.Queued, _store.Find(needed)!.State);
    }

    [EngineFact]
    public void More_ended_runs_than_go_at_once_all_go()
    {
        _store.EnqueueGroup("test", "many", 1, "an", [.. Enumerable.Range(0, 1001).Select(n => Order($"run {n}"))]);
        foreach (var run in _store.Unfinished())
        {
            _store.Cancel(run.Key, "an");
        }

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1001, _store.RemoveEndedBefore(_clock.GetUtcNow().UtcDateTime));
        Assert.Equal(0, _store.Count(new JobFilter()));
    }

    /// <summary>Every minute of 2026 and 2027: each night, week and month is served in its minute, and none twice.</summary>
    [EngineFact]
    public void In_two_years_no_time_is_missing_and_none_is_served_twice()
    {
        var jobs = Jobs(
            Job("nightly", "0 30 2 * * ?"), Job("weekly", "0 0 4 ? * SUN"),
            Job("report", "0 0 7 * * ?") with { When = new Recurrence("0 0 7 * * ?", Brussels, 5) });
        var served = Walk(jobs, At("2028-01-01T00:00:00Z"));
        Assert.Equal(730, served["nightly"].Count);
        Assert.Equal(104, served["weekly"].Count);
        Assert.Equal(24, served["report"].Count);
        foreach (var (name, times) in served)
        {
            var expected = Expected(jobs.Find(name)!, At("2025-12-31T23:00:00Z"), At("2028-01-01T00:00:00Z"));
            Assert.Equal(expected, times);
            Assert.Equal(times.Count, _store.Count(new JobFilter(Recurring: name)));
        }

        // One a day of the calendar in Brussels, whatever the clock does.
        var days = served["nightly"].Select(t => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(t, Brussels).DateTime)).ToList();
        Assert.Equal(730, days.Distinct().Count());
    }

    /// <summary>The days around the four changes of the clock, for what runs often.</summary>
    [EngineFact]
    public void Around_the_clock_changes_no_quarter_of_an_hour_is_missing_and_none_is_served_twice()
    {
        foreach (var day in new[] { "2026-03-28", "2026-10-24", "2027-03-27", "2027-10-30" })
        {
            Go(day + "T12:00:00Z");
            var (hourly, often) = ("hourly-" + day, "often-" + day);
            var jobs = Jobs(Job(hourly, "0 0 * * * ?"), Job(often, "0 0/15 * * * ?"));
            var served = Walk(jobs, _clock.GetUtcNow().AddHours(24));
            Assert.Equal(24, served[hourly].Count);
            Assert.Equal(96, served[often].Count);
            Assert.Equal(96, served[often].Distinct().Count());
            Assert.Equal(96, _store.Count(new JobFilter(Recurring: often)));
        }
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Serves all jobs each minute from the one after now; when each was served.</summary>
    private Dictionary<string, List<DateTimeOffset>> Walk(RecurringJobs jobs, DateTimeOffset until)
    {
        var served = jobs.All.ToDictionary(j => j.Name, _ => new List<DateTimeOffset>());
        while (_clock.GetUtcNow() < until)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            foreach (var job in jobs.All)
            {
                if (jobs.Serve(job.Name) is not null)
                {
                    served[job.Name].Add(_clock.GetUtcNow());
                }
            }
        }

        return served;
    }

    private static List<DateTimeOffset> Expected(RecurringJob job, DateTimeOffset after, DateTimeOffset until)
    {
        var times = new List<DateTimeOffset>();
        for (var time = job.When.Next(after); time is { } found && found <= until; time = job.When.Next(found))
        {
            times.Add(found);
        }

        return times;
    }

    private RecurringJobs Jobs(params RecurringJob[] all)
    {
        var jobs = new RecurringJobs(all, new JobQueue(_store), _clock);
        jobs.Register();
        return jobs;
    }

    private static RecurringJob Job(string name, string cron) => new(name, new Recurrence(cron, Brussels), "test", "nothing", "{}");

    private long Ask(string subject) => _store.Enqueue(Order(subject)).Key;

    private static JobOrder Order(string subject) => new("test", subject, "{}", "an");

    private void Complete(long key)
    {
        var run = _store.Claim("node")!;
        Assert.Equal(key, run.Key);
        Assert.True(_store.End(run, JobState.Succeeded, null));
    }

    private void Go(string moment) => _clock.SetUtcNow(At(moment));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}

public sealed class RecurringJobsTestsOnSqlite : RecurringJobsTests<SqliteTestEngine>;

public sealed class RecurringJobsTestsOnSqlServer : RecurringJobsTests<SqlServerTestEngine>;
