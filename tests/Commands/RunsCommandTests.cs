using System.Globalization;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Commands;

public sealed class RunsCommandTests
{
    [Fact]
    public void Runs_are_listed_shown_cancelled_and_asked_for_again_and_it_is_said_who_does_them()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, CommandRun.In(folder, "migrate").Code);
        Assert.Contains("Nothing was asked for yet", CommandRun.In(folder, "runs").Messages, StringComparison.Ordinal);

        var store = new JobStore(new SqliteEngine("Data Source=" + folder.File("data/warehouse.db")), TimeProvider.System);
        store.Enqueue(new JobOrder("check", "riziv", """{"Source":"riziv"}""", "an"));
        var run = store.Claim("one")!;
        store.Log(run, JobLogLevel.Warning, "a strange row");
        store.AddPart(run, new JobPart("stock-has-every-year", "failed", 7, "three are wrong"));
        store.End(run, JobState.Failed, "what blocks a report");
        var queued = Number(store.Enqueue(new JobOrder("check", "surveys", "{}", "an")).Key);
        var failed = Number(run.Key);

        var all = CommandRun.In(folder, "runs");
        Assert.Equal([queued, failed], all.Lines.Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Equal([failed], CommandRun.In(folder, "runs", "--state", "failed").Lines.Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains("No run is waiting", CommandRun.In(folder, "runs", "--state", "waiting").Messages, StringComparison.Ordinal);
        var shown = CommandRun.In(folder, "runs", failed).Output;
        foreach (var part in new[] { "what blocks a report", "asked for by an", "stock-has-every-year  failed     7  three are wrong", "warning  a strange row", """{"Source":"riziv"}""" })
        {
            Assert.Contains(part, shown, StringComparison.Ordinal);
        }

        Assert.Contains("held up by No process takes runs now", CommandRun.In(folder, "runs", queued).Output, StringComparison.Ordinal);
        Assert.Equal($"run {queued} is cancelled", CommandRun.In(folder, "runs", "cancel", queued).Lines.Single());
        Assert.Equal(JobState.Cancelled, store.Find(long.Parse(queued, CultureInfo.InvariantCulture))!.State);
        var twice = CommandRun.In(folder, "runs", "cancel", queued);
        Assert.Equal((2, true), (twice.Code, twice.Messages.Contains("is over already", StringComparison.Ordinal)));

        var again = CommandRun.In(folder, "runs", "again", failed);
        var key = long.Parse(again.Lines.Single()["run ".Length..], CultureInfo.InvariantCulture);
        Assert.Equal((JobState.Queued, "riziv", run.Input), (store.Find(key)!.State, store.Find(key)!.Subject, store.Find(key)!.Input));
        Assert.Contains("No process takes runs now", again.Messages, StringComparison.Ordinal);
        using (store.Enter("a-node"))
        {
            Assert.Contains("done by a process that serves: a-node", CommandRun.In(folder, "runs", "again", failed).Messages, StringComparison.Ordinal);
        }

        store.Exit("a-node");
        var early = CommandRun.In(folder, "runs", "again", Number(key));
        Assert.Equal((2, true), (early.Code, early.Messages.Contains("is not over yet", StringComparison.Ordinal)));
        Assert.Equal(2, CommandRun.In(folder, "runs", "999").Code);
        var none = CommandRun.In(folder, "jobs", "pause", "no-such-job", "--why", "x");
        Assert.Equal((2, true), (none.Code, none.Messages.Contains("There is no recurring job 'no-such-job'", StringComparison.Ordinal)));

        // The recurring jobs of the plan.
        Assert.Contains(CommandRun.In(folder, "jobs").Lines, l => l.StartsWith("checks ", StringComparison.Ordinal) && l.Contains("02:30:00", StringComparison.Ordinal));
        Assert.Equal("checks is paused", CommandRun.In(folder, "jobs", "pause", "checks", "--why", "the disk is moved").Lines.Single());
        Assert.Equal("the disk is moved", store.Recurring().Single(r => r.Name == "checks").PausedWhy);
        Assert.Contains("by " + Environment.UserName + ": the disk is moved", CommandRun.In(folder, "jobs").Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.In(folder, "jobs", "pause", "checks", "--why", "x").Code);
        var now = CommandRun.In(folder, "jobs", "run", "checks");
        Assert.Equal(("check", "checks"), store.Find(long.Parse(now.Lines.Single()["run ".Length..], CultureInfo.InvariantCulture)) is { } asked ? (asked.Kind, asked.Recurring) : default);
        Assert.Contains("No process takes runs now", now.Messages, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.In(folder, "jobs", "resume", "checks").Code);
        Assert.Null(store.Recurring().Single(r => r.Name == "checks").PausedAt);
        Assert.Equal(2, CommandRun.In(folder, "jobs", "resume", "checks").Code);
    }

    private static string Number(long key) => key.ToString(CultureInfo.InvariantCulture);
}
