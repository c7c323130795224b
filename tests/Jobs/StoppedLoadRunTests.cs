using System.Diagnostics;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Jobs;

/// <summary>Runs that load are stopped in the middle of it: by somebody, who is named, or by their process, which gives them back.</summary>
public abstract class StoppedLoadRunTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private const string Sample = "riziv-jaarverslag-2017.xlsx";

    [EngineFact]
    public async Task A_load_is_cancelled_with_its_run_or_given_back_with_it_and_both_are_traced()
    {
        using var spans = new RecordedSpans();
        await using var room = new JobRoom(new TEngine(), TimeProvider.System);
        room.Kinds.Add(new RerunJob(room.Installation));
        var outcome = new FileLoads(room.Installation).Load(Path.Combine(SampleWarehouse.Root, "samples", "riziv", Sample), new LoadOptions());
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        var load = room.Installation.Journal.Find(outcome.LoadKey)!;

        // Both runs wait for the slice, which the test holds: in the middle of a load.
        var held = room.Installation.Engine.TryLock($"slice-{new Slice(load.Source, load.Dataset, load.Period, load.Layout)}", TimeSpan.Zero);
        Assert.NotNull(held);
        var first = await room.StartAsync("one");
        var cancelled = room.Store.Enqueue(RerunJob.Order(load, 0.01m, "an")).Key;
        await Patience.UntilAsync(() => IsLoading(room), "the load of the first run");
        Assert.True(room.Store.Cancel(cancelled, "bert"));
        var run = await room.OverAsync(cancelled);
        Assert.Equal((JobState.Cancelled, "cancelled by bert"), (run.State, run.Reason));
        Assert.Equal((LoadState.Cancelled, "Stopped by bert; the warehouse is as it was before."), Last(room));

        var given = room.Store.Enqueue(RerunJob.Order(load, 0.01m, "an")).Key;
        await Patience.UntilAsync(() => IsLoading(room), "the load of the second run");
        await first.StopAsync();
        Assert.Equal((JobState.Queued, 0), (room.Store.Find(given)!.State, room.Store.Find(given)!.Attempt));
        Assert.Equal((LoadState.Cancelled, "The process stopped; the warehouse is as it was before."), Last(room));

        held.Dispose();
        await room.StartAsync("two");
        Assert.Equal(JobState.Succeeded, (await room.OverAsync(given)).State);
        Assert.Equal(LoadState.Succeeded, Last(room).State);

        foreach (var (key, states) in new[] { (cancelled, new[] { "cancelled" }), (given, ["queued", "succeeded"]) })
        {
            // The span of a run ends a moment after its end was noted; tests beside this one have runs with the same numbers.
            List<Activity> Runs() => [.. spans.All.Where(s => s.OperationName == "run rerun" && Equals(s.GetTagItem("run.key"), key) && Loads(s).Count > 0)];
            List<Activity> Loads(Activity run) => [.. spans.All.Where(s => s.OperationName == "load" && s.ParentId == run.Id)];
            await Patience.UntilAsync(() => states.All(state => Runs().Any(s => Equals(s.GetTagItem("run.state"), state))), "the spans of a run, each with its load");
        }
    }

    private static bool IsLoading(JobRoom room) => Last(room).State == LoadState.Running;

    private static (string State, string? Reason) Last(JobRoom room)
    {
        var last = room.Installation.Journal.Latest(1)[0];
        return (last.State, last.Reason);
    }
}

public sealed class StoppedLoadRunTestsOnSqlite : StoppedLoadRunTests<SqliteTestEngine>;

public sealed class StoppedLoadRunTestsOnSqlServer : StoppedLoadRunTests<SqlServerTestEngine>;
