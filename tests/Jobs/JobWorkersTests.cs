using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs;

public abstract class JobWorkersTests<TEngine>
    where TEngine : ITestEngine, new()
{
    [EngineFact]
    public async Task What_may_pass_is_tried_again_later_and_later_and_what_cannot_is_not()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        await using var room = new JobRoom(new TEngine(), clock);
        room.Kinds.Add(new TestJob(c => c.Run.Attempt < 4 ? throw new TimeoutException($"busy {c.Run.Attempt}") : JobEnd.Done("at last"), "passes"));
        room.Kinds.Add(new TestJob(_ => JobEnd.Failed("the file is refused"), "refused"));
        room.Kinds.Add(new TestJob(_ => JobEnd.TryAgain("still busy"), "never") { Attempts = 3 });
        await room.StartAsync("one");
        var passes = room.Store.Enqueue(new JobOrder("passes", "x", "{}", "an")).Key;
        var refused = room.Store.Enqueue(new JobOrder("refused", "x", "{}", "an")).Key;
        var never = room.Store.Enqueue(new JobOrder("never", "x", "{}", "an")).Key;
        var unknown = room.Store.Enqueue(new JobOrder("from-the-future", "x", "{}", "an")).Key;

        Assert.Equal((JobState.Failed, 1, "the file is refused"), Told(await room.OverAsync(refused)));
        Assert.Contains("knows no work of the kind 'from-the-future'", (await room.OverAsync(unknown)).Reason, StringComparison.Ordinal);

        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Patience.UntilAsync(() => room.Store.Find(passes) is { State: JobState.Retrying } r && r.Attempt == attempt, $"attempt {attempt} to fail");
            await Patience.UntilAsync(() => room.Store.Find(never) is { IsOver: true } or { State: JobState.Retrying } && room.Store.Find(never)!.Attempt == attempt, $"attempt {attempt} of the other");
            var run = room.Store.Find(passes)!;
            Assert.Equal($"busy {attempt}", run.Reason);
            waits.Add(run.DueAt - clock.GetUtcNow().UtcDateTime);

            // Before its time nothing happens.
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(200);
            Assert.Equal(attempt, room.Store.Find(passes)!.Attempt);
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal((JobState.Succeeded, 4, "at last"), Told(await room.OverAsync(passes)));
        Assert.Equal((JobState.Failed, 3, "still busy. Given up after 3 attempts"), Told(await room.OverAsync(never)));
        Assert.All(waits.Zip([20, 40, 80]), w => Assert.InRange(w.First.TotalSeconds, w.Second / 2.0 - 0.01, w.Second + 0.01));
        Assert.Equal(["queued", "running", "retrying", "running", "retrying", "running", "retrying", "running", "succeeded"], room.Store.Transitions(passes).Select(t => t.State));
    }

    [EngineFact]
    public async Task A_running_run_is_cancelled_and_one_that_a_node_must_leave_is_done_by_the_next()
    {
        await using var room = new JobRoom(new TEngine(), TimeProvider.System);
        room.Kinds.Add(new TestJob(async (context, cancellation) =>
        {
            if (context.Run.Subject == "long" || context.Run.Node == "one")
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return JobEnd.Done();
        }));
        var one = await room.StartAsync("one");
        var cancelled = room.Store.Enqueue(new JobOrder("test", "long", "{}", "an")).Key;
        var left = room.Store.Enqueue(new JobOrder("test", "short", "{}", "an") { Exclusive = "slice:a" }).Key;
        await Patience.UntilAsync(() => room.Store.CountByState().GetValueOrDefault(JobState.Running) == 2, "both to run");
        Assert.True(room.Store.Cancel(cancelled, "bert"));
        Assert.Equal((JobState.Cancelled, 1, "cancelled by bert"), Told(await room.OverAsync(cancelled)));

        await one.StopAsync();
        var given = room.Store.Find(left)!;
        Assert.Equal((JobState.Queued, 0), (given.State, given.Attempt));
        Assert.Contains("node one stopped", given.Reason, StringComparison.Ordinal);
        Assert.Empty(room.Store.Nodes());
        await room.StartAsync("two");
        var done = await room.OverAsync(left);
        Assert.Equal((JobState.Succeeded, 1, "two"), (done.State, done.Attempt, done.Node));
    }

    [EngineFact]
    public async Task A_run_waits_until_its_kind_says_that_nothing_is_missing()
    {
        await using var room = new JobRoom(new TEngine(), TimeProvider.System);
        var gate = new ManualResetEventSlim();
        room.Kinds.Add(new TestJob(_ =>
        {
            gate.Wait();
            return JobEnd.Done();
        }, "load"));
        room.Kinds.Add(new TestJob(_ => JobEnd.Done("made"), "report")
        {
            Wants = _ => [.. room.Store.Unfinished().Where(r => r.Kind == "load").Select(r => new JobNeed($"{r.Subject} (run {r.Key})", r.Key))],
        });
        await room.StartAsync("one");
        var load = room.Store.Enqueue(new JobOrder("load", "riziv", "{}", "an")).Key;
        var report = room.Store.Enqueue(new JobOrder("report", "monthly", "{}", "an") { Waits = true }).Key;
        await Patience.UntilAsync(() => room.Store.Needs(report).Count == 1, "the report to say what it waits for");
        Assert.Equal(($"waits for riziv (run {load})", JobState.Waiting), (room.Store.Find(report)!.Reason, room.Store.Find(report)!.State));
        gate.Set();
        Assert.Equal("made", (await room.OverAsync(report)).Reason);
        Assert.True(room.Store.Find(load)!.FinishedAt <= room.Store.Find(report)!.StartedAt);
    }

    [EngineFact]
    public async Task Runs_that_say_nothing_are_forgotten_only_of_jobs_that_are_quiet()
    {
        await using var room = new JobRoom(new TEngine(), TimeProvider.System);
        room.Kinds.Add(new TestJob(_ => JobEnd.Done()));
        foreach (var (name, isQuiet) in new[] { ("quiet", true), ("told", false) })
        {
            room.Recurring.Add(new RecurringJob(name, new Recurrence("0 0 4 * * ?", TimeZoneInfo.Utc), "test", name, "{}") { IsQuiet = isQuiet });
        }

        await room.StartAsync("one");
        foreach (var name in new[] { "quiet", "told", "quiet", "told" })
        {
            await room.OverAsync(room.Store.Enqueue(new JobOrder("test", name, "{}", "an") { Recurring = name }).Key);
        }

        await Patience.UntilAsync(() => room.Store.LastOf("quiet", 10).Count == 1, "the first quiet run to be forgotten");
        Assert.Equal(2, room.Store.LastOf("told", 10).Count);
    }

    private static (string State, int Attempt, string? Reason) Told(JobRun run) => (run.State, run.Attempt, run.Reason);
}

public sealed class JobWorkersTestsOnSqlite : JobWorkersTests<SqliteTestEngine>;

public sealed class JobWorkersTestsOnSqlServer : JobWorkersTests<SqlServerTestEngine>;
