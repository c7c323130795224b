using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs;

public abstract class JobStoreTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [EngineFact]
    public void A_run_goes_from_asked_for_to_done_and_every_step_is_kept()
    {
        using var room = new Room();
        var (store, clock) = (room.Store, room.Clock);
        var (key, isNew) = store.Enqueue(new JobOrder("check", "all sources", """{"Source":null}""", "an"));
        Assert.True(isNew);

        clock.Advance(TimeSpan.FromSeconds(3));
        var run = store.Claim("one")!;
        Assert.Equal((key, JobState.Running, 1, "one"), (run.Key, run.State, run.Attempt, run.Node));
        Assert.Null(store.Claim("two"));

        store.Progress(run, 5, 10, "halfway");
        store.Log(run, JobLogLevel.Warning, "odd");
        store.AddPart(run, new JobPart("stock-has-every-year", "failed", null, "7 wrong"));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True(store.End(run, JobState.Succeeded, "done"));
        Assert.False(store.End(run, JobState.Failed, "too late"));

        var found = store.Find(key)!;
        Assert.Equal((JobState.Succeeded, "done", 5L, 10L, "halfway"), (found.State, found.Reason, found.ProgressDone, found.ProgressTotal, found.ProgressText));
        Assert.Equal(TimeSpan.FromSeconds(4), found.Duration);
        Assert.Equal(
            [(JobState.Queued, 0, null), (JobState.Running, 1, "one"), (JobState.Succeeded, 1, "one")],
            store.Transitions(key).Select(t => (t.State, t.Attempt, t.Node)));
        Assert.Equal(Start.UtcDateTime.AddSeconds(3), store.Transitions(key)[1].At);
        Assert.Equal([(1, "warning", "odd")], store.Log(key, 10).Select(l => (l.Attempt, l.Level, l.Message)));
        Assert.Equal([new JobPart("stock-has-every-year", "failed", null, "7 wrong")], store.Parts(key));
        Assert.Equal(1, store.CountByState()[JobState.Succeeded]);
    }

    [EngineFact]
    public void What_is_exclusive_is_done_by_one_run_at_a_time()
    {
        using var room = new Room();
        var store = room.Store;
        store.Enqueue(Order("first") with { Exclusive = "slice:riziv/a/2024" });
        store.Enqueue(Order("second") with { Exclusive = "slice:riziv/a/2024" });
        store.Enqueue(Order("other") with { Exclusive = "slice:riziv/b/2024" });

        var first = store.Claim("one")!;
        Assert.Equal("first", first.Subject);
        Assert.Equal(first.Key, store.HolderOf("slice:riziv/a/2024"));
        Assert.Equal("other", store.Claim("two")!.Subject);
        Assert.Null(store.Claim("two"));
        Assert.True(store.Retry(first, room.Clock.GetUtcNow().UtcDateTime.AddMinutes(1), "busy"));

        // While the first waits for its next attempt, the second may.
        var second = store.Claim("two")!;
        Assert.Equal("second", second.Subject);
        room.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(store.Claim("one"));
        store.End(second, JobState.Succeeded, null);
        var again = store.Claim("one")!;
        Assert.Equal(("first", 2), (again.Subject, again.Attempt));
    }

    [EngineFact]
    public void A_group_does_no_more_at_once_than_it_may_and_keeps_its_order()
    {
        using var room = new Room();
        var store = room.Store;
        var group = store.EnqueueGroup("backfill", "riziv 2014 - 2018", 2, "an", [.. Enumerable.Range(1, 5).Select(i => Order($"slice {i}"))]);
        store.Enqueue(Order("alone"));

        var (one, two) = (store.Claim("n")!, store.Claim("n")!);
        Assert.Equal(["slice 1", "slice 2"], [one.Subject, two.Subject]);

        // The group is full; who does not belong to it need not wait.
        Assert.Equal("alone", store.Claim("n")!.Subject);
        Assert.Null(store.Claim("n"));
        store.End(two, JobState.Failed, "refused");
        Assert.Equal("slice 3", store.Claim("n")!.Subject);
        Assert.Null(store.Claim("n"));
        Assert.Equal((2, "an"), (store.FindGroup(group)!.AtOnce, store.FindGroup(group)!.RequestedBy));
        Assert.Equal((1, 2, 2), (store.CountByState(new JobFilter(Group: group))[JobState.Failed], store.CountByState(new JobFilter(Group: group))[JobState.Running], store.CountByState(new JobFilter(Group: group))[JobState.Queued]));
    }

    [EngineFact]
    public void A_thousand_claims_from_many_threads_give_each_run_once()
    {
        using var room = new Room();
        var store = room.Store;
        const int runs = 60;
        for (var i = 0; i < runs; i++)
        {
            store.Enqueue(Order($"{i}") with { Exclusive = $"slice:{i % 7}" });
        }

        var taken = new System.Collections.Concurrent.ConcurrentBag<long>();
        var inside = new int[7];
        Parallel.For(0, 4, node =>
        {
            while (taken.Count < runs)
            {
                if (store.Claim($"node {node}") is not { } run)
                {
                    continue;
                }

                var slice = int.Parse(run.Exclusive!.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(1, Interlocked.Increment(ref inside[slice]));
                taken.Add(run.Key);
                Interlocked.Decrement(ref inside[slice]);
                Assert.True(store.End(run, JobState.Succeeded, null));
            }
        });
        Assert.Equal(runs, taken.Distinct().Count());
        Assert.Equal(runs, taken.Count);
    }

    [EngineFact]
    public void What_may_be_asked_for_once_is_there_once()
    {
        using var room = new Room();
        var (key, _) = room.Store.Enqueue(Order("x") with { Once = "nightly@2026-11-02" });
        Assert.Equal((key, false), room.Store.Enqueue(Order("x") with { Once = "nightly@2026-11-02" }));
        Assert.True(room.Store.IsKnown("nightly@2026-11-02"));
        Assert.Equal(1, room.Store.Count(new JobFilter()));
        Assert.NotEqual(room.Store.Enqueue(Order("y")).Key, room.Store.Enqueue(Order("y")).Key);
    }

    [EngineFact]
    public void Runs_of_a_dead_node_are_marked_and_begun_again_but_not_for_ever()
    {
        using var room = new Room();
        var store = room.Store;
        var alive = store.Enter("one");
        Assert.Throws<InvalidOperationException>(() => store.Enter("one"));
        var (key, _) = store.Enqueue(Order("load") with { Exclusive = "slice:a" });
        store.Claim("one");

        // A living node keeps what it has.
        Assert.Empty(store.TakeFromTheDead(3));
        alive.Dispose();
        Assert.Equal([(key, JobState.Queued)], store.TakeFromTheDead(3).Select(t => (t.Run.Key, t.State)));
        Assert.Empty(store.Nodes());
        Assert.Null(store.HolderOf("slice:a"));
        Assert.Contains("ended unexpectedly: node one died during attempt 1", store.Transitions(key)[^1].Reason, StringComparison.Ordinal);

        for (var attempt = 2; attempt <= 3; attempt++)
        {
            store.Enter("two").Dispose();
            Assert.Equal(attempt, store.Claim("two")!.Attempt);
            var (run, state) = Assert.Single(store.TakeFromTheDead(3));
            Assert.Equal((attempt, attempt < 3 ? JobState.Queued : JobState.Failed), (run.Attempt, state));
        }

        Assert.Null(store.Claim("two"));
        Assert.Contains("not begun again", store.Find(key)!.Reason, StringComparison.Ordinal);
    }

    [EngineFact]
    public void What_a_stopping_node_gives_back_costs_no_attempt_and_what_was_taken_from_it_counts_no_more()
    {
        using var room = new Room();
        var store = room.Store;
        store.Enqueue(Order("load"));
        var run = store.Claim("one")!;
        Assert.True(store.GiveBack(run, "node one stopped"));
        var again = store.Claim("two")!;
        Assert.Equal(1, again.Attempt);

        // The same attempt by another node: what the first says now is of no account.
        Assert.False(store.End(run, JobState.Failed, "late"));
        Assert.True(store.End(again, JobState.Succeeded, null));
    }

    [EngineFact]
    public void A_run_is_cancelled_before_it_begins_and_asked_to_stop_while_it_runs()
    {
        using var room = new Room();
        var store = room.Store;
        var (waiting, _) = store.Enqueue(Order("a") with { Waits = true });
        var (queued, _) = store.Enqueue(Order("b"));
        var running = store.Claim("one")!;
        Assert.Equal(queued, running.Key);
        Assert.True(store.Cancel(waiting, "an"));
        Assert.True(store.Cancel(running.Key, "an"));
        Assert.Equal((JobState.Cancelled, "cancelled by an"), (store.Find(waiting)!.State, store.Find(waiting)!.Reason));
        Assert.Equal([(running.Key, "an")], store.CancelsAsked("one"));
        Assert.Empty(store.CancelsAsked("two"));
        store.End(running, JobState.Cancelled, "cancelled by an");
        Assert.False(store.Cancel(running.Key, "an"));
        Assert.False(store.Cancel(9999, "an"));
    }

    [EngineFact]
    public void A_waiting_run_says_what_it_waits_for_and_begins_when_nothing_is_left()
    {
        using var room = new Room();
        var store = room.Store;
        var (load, _) = store.Enqueue(Order("load"));
        var (report, _) = store.Enqueue(Order("report") with { Waits = true });
        store.SetNeeds(report, [new JobNeed($"load (run {load})", load), new JobNeed("the checks")]);
        store.SetNeeds(report, [new JobNeed($"load (run {load})", load), new JobNeed("the checks")]);
        Assert.Equal([new JobNeed($"load (run {load})", load), new JobNeed("the checks")], store.Needs(report));
        Assert.Equal([report], store.WaitingFor(load).Select(r => r.Key));
        Assert.Equal($"waits for load (run {load}); the checks", store.Find(report)!.Reason);

        // Saying the same twice is one step.
        Assert.Equal(2, store.Transitions(report).Count);
        Assert.Equal(load, store.Claim("one")!.Key);
        Assert.Null(store.Claim("one"));
        store.SetNeeds(report, []);
        Assert.Empty(store.Needs(report));
        Assert.Equal(report, store.Claim("one")!.Key);
    }

    [EngineFact]
    public void Old_runs_go_with_their_history_and_the_last_of_a_recurring_job_stays()
    {
        using var room = new Room();
        var store = room.Store;
        foreach (var once in new[] { "n@1", "n@2" })
        {
            store.Enqueue(Order("nightly") with { Recurring = "nightly", Once = once });
            var run = store.Claim("one")!;
            store.Log(run, JobLogLevel.Information, "x");
            store.AddPart(run, new JobPart("p", "passed"));
            store.End(run, JobState.Succeeded, "ok");
        }

        store.EnqueueGroup("backfill", "g", 1, "an", [Order("in a group")]);
        store.End(store.Claim("one")!, JobState.Cancelled, null);
        room.Clock.Advance(TimeSpan.FromDays(10));
        store.Enqueue(Order("young"));
        Assert.Equal(2, store.RemoveEndedBefore(room.Clock.GetUtcNow().UtcDateTime.AddDays(-1)));
        Assert.Equal(["young", "nightly"], store.Search(new JobFilter(), 0, 10).Select(r => r.Subject));
        Assert.True(store.IsKnown("n@2"));
        Assert.Null(store.FindGroup(1));
    }

    [EngineFact]
    public void Of_quiet_runs_the_last_one_stays_and_those_that_said_something()
    {
        using var room = new Room();
        var store = room.Store;
        foreach (var (once, says) in new[] { ("i@1", false), ("i@2", true), ("i@3", false), ("i@4", false) })
        {
            store.Enqueue(Order("inbox") with { Recurring = "inbox", Once = once });
            var run = store.Claim("one")!;
            if (says)
            {
                store.AddPart(run, new JobPart("file", "queued"));
            }

            store.End(run, JobState.Succeeded, null);
        }

        store.ForgetQuiet("inbox");
        Assert.Equal([true, false, true], new[] { "i@4", "i@3", "i@2" }.Select(store.IsKnown));
        Assert.Equal(2, store.LastOf("inbox", 10).Count);
    }

    [EngineFact]
    public void Of_failures_that_go_on_the_first_and_the_last_stay()
    {
        using var room = new Room();
        var store = room.Store;
        string?[] reasons = ["gone", "gone", "gone", "gone", "denied", "denied", null, "gone", "gone", "gone"];
        for (var i = 0; i < reasons.Length; i++)
        {
            store.Enqueue(Order("inbox") with { Recurring = "inbox", Once = FormattableString.Invariant($"i@{i}") });
            var run = store.Claim("one")!;
            store.AddPart(run, new JobPart("riziv", "unreachable"));
            store.End(run, reasons[i] is null ? JobState.Succeeded : JobState.Failed, reasons[i]);
            store.ForgetQuiet("inbox");
        }

        Assert.Equal(["gone", "gone", null, "denied", "denied", "gone", "gone"], store.LastOf("inbox", 10).Select(r => r.Reason));
        Assert.Equal([0, 3, 4, 5, 6, 7, 9], Enumerable.Range(0, reasons.Length).Where(i => store.IsKnown(FormattableString.Invariant($"i@{i}"))));
    }

    [EngineFact]
    public void A_recurring_job_is_paused_with_a_reason_and_owes_nothing_for_the_time_it_was()
    {
        using var room = new Room();
        var store = room.Store;
        store.Register("nightly");
        room.Clock.Advance(TimeSpan.FromDays(1));
        store.Register("nightly");
        Assert.Equal(Start.UtcDateTime, store.Recurring().Single().Since);
        Assert.True(store.Pause("nightly", "an", "the source moves"));
        Assert.False(store.Pause("nightly", "bert", null));
        Assert.Equal(("an", "the source moves"), (store.Recurring().Single().PausedBy, store.Recurring().Single().PausedWhy));
        room.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(store.Resume("nightly"));
        Assert.False(store.Resume("nightly"));
        Assert.Equal((Start.UtcDateTime.AddDays(4), null), (store.Recurring().Single().Since, store.Recurring().Single().PausedAt));
    }

    [EngineFact]
    public void Of_a_group_only_what_is_not_running_is_cancelled()
    {
        using var room = new Room();
        var store = room.Store;
        var group = store.EnqueueGroup("backfill", "g", 2, "an", [Order("over"), Order("runs"), Order("retries"), Order("queued"), Order("waits") with { Waits = true }]);
        store.Enqueue(Order("another"));
        store.End(store.Claim("one")!, JobState.Succeeded, null);
        Assert.Equal("runs", store.Claim("one")!.Subject);
        store.Retry(store.Claim("one")!, room.Clock.GetUtcNow().UtcDateTime.AddHours(1), "busy");

        Assert.Equal(3, store.CancelGroup(group, "an"));
        Assert.Equal(
            [("over", JobState.Succeeded), ("runs", JobState.Running), ("retries", JobState.Cancelled), ("queued", JobState.Cancelled), ("waits", JobState.Cancelled), ("another", JobState.Queued)],
            store.Search(new JobFilter(), 0, 10).Reverse().Select(r => (r.Subject, r.State)));
        var last = store.Transitions(store.Search(new JobFilter(Text: "queued"), 0, 1)[0].Key)[^1];
        Assert.Equal((JobState.Cancelled, "cancelled by an"), (last.State, last.Reason));
        Assert.Equal(0, store.CancelGroup(group, "an"));
    }

    [EngineFact]
    public void What_failed_needs_attention_until_the_same_work_comes_to_its_end_and_a_day_is_a_filter()
    {
        using var room = new Room();
        var store = room.Store;
        Run("nightly", JobState.Failed);
        Run("hourly", JobState.Failed);
        room.Clock.Advance(TimeSpan.FromDays(2));
        var since = room.Clock.GetUtcNow().UtcDateTime.AddDays(-1);
        Run("nightly", JobState.Cancelled);
        Assert.Equal(["hourly", "nightly"], store.NeedAttention(10).Select(r => r.Subject));
        Assert.Equal(["hourly"], store.NeedAttention(1).Select(r => r.Subject));
        store.End(Claimed(new JobOrder("other", "hourly", "{}", "an")), JobState.Succeeded, null);
        Run("nightly", JobState.Succeeded);
        Assert.Equal(["hourly"], store.NeedAttention(10).Select(r => r.Subject));

        Assert.Equal(["other", "test"], store.Kinds());
        Assert.Equal((5, 3), (store.Count(new JobFilter()), store.Count(new JobFilter(Since: since))));
        Assert.Equal([(JobState.Cancelled, 1), (JobState.Succeeded, 2)], store.CountByState(new JobFilter(Since: since)).OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));

        void Run(string subject, string state) => store.End(Claimed(Order(subject)), state, null);

        JobRun Claimed(JobOrder order)
        {
            store.Enqueue(order);
            return store.Claim("one")!;
        }
    }

    private static JobOrder Order(string subject) => new("test", subject, "{}", "an");

    private sealed class Room : IDisposable
    {
        private readonly SampleWarehouse<TEngine> _warehouse = new();

        public Room()
        {
            Store = new JobStore(_warehouse.Engine, Clock);
        }

        public FakeTimeProvider Clock { get; } = new(Start);

        public JobStore Store { get; }

        public void Dispose() => _warehouse.Dispose();
    }
}

public sealed class JobStoreTestsOnSqlite : JobStoreTests<SqliteTestEngine>;

public sealed class JobStoreTestsOnSqlServer : JobStoreTests<SqlServerTestEngine>;
