using ReIntegrationBI.Portal.Jobs;

namespace ReIntegrationBI.Tests.Portal;

public sealed class BackgroundWorkTests
{
    [Fact]
    public async Task Pieces_run_one_after_the_other_and_one_that_fails_does_not_stop_the_next()
    {
        using var work = new BackgroundWork();
        var (running, most) = (0, 0);
        var items = Enumerable.Range(0, 5).Select(i => work.Enqueue("load", $"file {i}", "somebody", _ => Run(i))!).ToList();
        Assert.All(items, i => Assert.Equal(WorkState.Waiting, work.Find(i.Id)!.State));
        await work.StartAsync(CancellationToken.None);
        await Until(() => items.All(i => work.Find(i.Id)!.IsOver));
        await work.StopAsync(CancellationToken.None);

        Assert.Equal(1, most);
        Assert.Equal(
            [WorkState.Done, WorkState.Done, WorkState.Failed, WorkState.Done, WorkState.Done], items.Select(i => work.Find(i.Id)!.State));
        Assert.Equal("no disk", work.Find(items[2].Id)!.Problem);
        Assert.Equal(["first", "second"], work.Find(items[4].Id)!.Results.Select(r => r.Subject));

        IEnumerable<WorkResult> Run(int number)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            yield return new WorkResult("first", "succeeded");
            Thread.Sleep(5);
            Interlocked.Decrement(ref running);
            if (number == 2)
            {
                throw new IOException("no disk");
            }

            yield return new WorkResult("second", "succeeded");
        }
    }

    [Fact]
    public void More_than_may_wait_is_not_taken()
    {
        using var work = new BackgroundWork();
        for (var i = 0; i < BackgroundWork.MostWaiting; i++)
        {
            Assert.NotNull(work.Enqueue("load", "file", "somebody", _ => []));
        }

        Assert.Null(work.Enqueue("load", "one too many", "somebody", _ => throw new InvalidOperationException("must not run")));
    }

    [Fact]
    public async Task Stopping_waits_for_what_runs_asks_it_to_end_and_leaves_what_waits()
    {
        using var work = new BackgroundWork();
        using var started = new ManualResetEventSlim();
        var first = work.Enqueue("backfill", "riziv", "somebody", Run)!;
        var second = work.Enqueue("load", "file", "somebody", _ => throw new InvalidOperationException("must not run"))!;
        await work.StartAsync(CancellationToken.None);
        await Task.Run(started.Wait);
        await work.StopAsync(CancellationToken.None);

        Assert.Equal((WorkState.Stopped, 1), (work.Find(first.Id)!.State, work.Find(first.Id)!.Results.Count));
        Assert.Equal(WorkState.Stopped, work.Find(second.Id)!.State);

        IEnumerable<WorkResult> Run(CancellationToken stopping)
        {
            yield return new WorkResult("2017", "succeeded");
            started.Set();
            stopping.WaitHandle.WaitOne();
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var tries = 0; tries < 500 && !isSo(); tries++)
        {
            await Task.Delay(10);
        }

        Assert.True(isSo());
    }
}
