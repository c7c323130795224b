using System.Collections.Concurrent;
using System.Diagnostics;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>
/// The workers of this process: each takes a run, does it and notes how it ended. Beside them one minds the queue: it says that this node lives, takes runs
/// from nodes that died, passes on who asked to cancel, and asks waiting runs what they still wait for.
/// </summary>
/// <param name="installation">Where they work.</param>
/// <param name="queue">The queue.</param>
/// <param name="kinds">What they can do.</param>
/// <param name="recurring">What is done again and again.</param>
/// <param name="log">Where it is told what nobody asked about.</param>
public sealed partial class JobWorkers(Installation installation, JobQueue queue, IReadOnlyList<IJobKind> kinds, RecurringJobs recurring, ILogger<JobWorkers> log) : BackgroundService
{
    /// <summary>A run in whose hands so many nodes died is not begun again: it may be what kills them.</summary>
    public const int MostDeaths = 3;

    private static readonly TimeSpan MindEvery = TimeSpan.FromSeconds(1), BeatEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();
    private readonly JobSettings _settings = installation.Settings.Jobs;
    private long _entered;

    private JobStore Store => queue.Store;

    /// <summary>Whether this process takes runs: it has entered its node and did not leave it.</summary>
    public bool IsAlive => Interlocked.Read(ref _entered) > 0;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (_settings.AtOnce == 0)
        {
            return;
        }

        using var alive = await EnterAsync(stoppingToken);
        if (alive is null)
        {
            return;
        }

        Interlocked.Exchange(ref _entered, 1);
        try
        {
            await Task.WhenAll([MindAsync(stoppingToken), .. Enumerable.Range(0, _settings.AtOnce).Select(_ => WorkAsync(stoppingToken))]);
        }
        finally
        {
            Interlocked.Exchange(ref _entered, 0);
            Try(() => Store.Exit(_settings.Node), "leaving");
        }
    }

    private async Task<IDisposable?> EnterAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                return Store.Enter(_settings.Node);
            }
            catch (Exception e) when (Passing.MayPass(e))
            {
                TellTrouble(log, "entering", e.Message);
                await Pause(BeatEvery, stopping);
            }
        }

        return null;
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (Try(() => Store.Claim(_settings.Node), "looking for work") is { } run)
            {
                // Where there was one there may be more; the others look too.
                queue.Wake();
                await DoAsync(run, stopping);
                queue.Wake();
            }
            else
            {
                await Pause(cancellation => queue.WaitAsync(_settings.Poll, cancellation), stopping);
            }
        }
    }

    private async Task DoAsync(JobRun run, CancellationToken stopping)
    {
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[run.Key] = asked;
        using var scope = log.BeginRun(run);
        using var span = Instruments.StartRun(run);
        try
        {
            Instruments.RunStarted(run.Kind);
            var began = Stopwatch.GetTimestamp();
            var (state, note) = await AttemptAsync(run, asked.Token, stopping);
            var took = Stopwatch.GetElapsedTime(began);
            Instruments.RunEnded(run.Kind, state, took);
            span?.SetTag("run.state", state);
            TellEnd(log, run.Key, run.Kind, run.Attempt, state, took.TotalSeconds);
            await KeepTryingAsync(note, $"noting the end of run {run.Key}");
            if (run.Recurring is { } name && recurring.Find(name) is { IsQuiet: true })
            {
                Try(() => Store.ForgetQuiet(name), "tidying up");
            }
        }
        finally
        {
            _running.TryRemove(run.Key, out _);
        }
    }

    /// <summary>Does a run; gives the state in which this leaves it, and what is to be noted.</summary>
    private async Task<(string State, Action Note)> AttemptAsync(JobRun run, CancellationToken asked, CancellationToken stopping)
    {
        if (kinds.FirstOrDefault(k => k.Code == run.Kind) is not { } kind)
        {
            return (JobState.Failed, () => Store.End(run, JobState.Failed, $"this version knows no work of the kind '{run.Kind}'; it knows {string.Join(", ", kinds.Select(k => k.Code))}"));
        }

        try
        {
            // Loads keep a thread to themselves; a page must not wait for one.
            var end = await Task.Run(() => kind.RunAsync(new JobContext(run, Store, installation.Clock), asked), CancellationToken.None);
            return end.IsDone ? (JobState.Succeeded, () => Store.End(run, JobState.Succeeded, end.Reason)) : Failed(run, kind, end.Reason!, end.MayPass);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (JobState.Queued, () => Store.GiveBack(run, $"node {run.Node} stopped; begun again from the start"));
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            return (JobState.Cancelled, () => Store.End(run, JobState.Cancelled, $"cancelled by {Store.Find(run.Key)?.CancelAskedBy}"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a run meets ends that run, not those that wait behind it.
            return Failed(run, kind, e.Message, Passing.MayPass(e));
        }
    }

    private (string State, Action Note) Failed(JobRun run, IJobKind kind, string reason, bool mayPass)
    {
        if (!mayPass)
        {
            return (JobState.Failed, () => Store.End(run, JobState.Failed, reason));
        }

        if (run.Attempt >= kind.Attempts)
        {
            return (JobState.Failed, () => Store.End(run, JobState.Failed, $"{reason.TrimEnd('.')}. Given up after {run.Attempt} attempts"));
        }

        return (JobState.Retrying, () => Store.Retry(run, installation.Clock.GetUtcNow().UtcDateTime + Passing.Delay(run.Attempt, Random.Shared.NextDouble()), reason));
    }

    private async Task MindAsync(CancellationToken stopping)
    {
        long? beaten = null;
        while (!stopping.IsCancellationRequested)
        {
            Try(PassOnCancels, "looking for runs to cancel");
            if (beaten is not { } last || Stopwatch.GetElapsedTime(last) >= BeatEvery)
            {
                beaten = Stopwatch.GetTimestamp();
                Try(() => Store.Beat(_settings.Node), "saying that this node lives");
                Try(TakeFromTheDead, "looking after nodes that died");
            }

            Try(AskTheWaiting, "asking what waiting runs wait for");
            await Pause(Shorter(MindEvery, _settings.Poll), stopping);
        }
    }

    private void PassOnCancels()
    {
        if (_running.IsEmpty)
        {
            return;
        }

        foreach (var (key, _) in Store.CancelsAsked(_settings.Node))
        {
            if (_running.TryGetValue(key, out var run))
            {
                Cancel(run);
            }
        }
    }

    private static void Cancel(CancellationTokenSource run)
    {
        try
        {
            run.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end in this moment.
        }
    }

    private void TakeFromTheDead()
    {
        var taken = Store.TakeFromTheDead(MostDeaths);
        foreach (var (run, state) in taken)
        {
            TellDeath(log, run.Node!, run.Key, run.Kind, state);
        }

        if (taken.Count > 0)
        {
            installation.Journal.MarkDead();
            queue.Wake();
        }
    }

    private void AskTheWaiting()
    {
        foreach (var run in Store.Unfinished(JobState.Waiting))
        {
            var needs = kinds.FirstOrDefault(k => k.Code == run.Kind)?.Needs(run) ?? [];
            Store.SetNeeds(run.Key, needs);
            if (needs.Count == 0)
            {
                queue.Wake();
            }
        }
    }

    /// <summary>What was done must be noted, or the run would be done again: the database gets time to come back.</summary>
    private async Task KeepTryingAsync(Action note, string what)
    {
        const int most = 30;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                note();
                return;
            }
            catch (Exception e) when (Passing.MayPass(e) && attempt < most)
            {
                TellTrouble(log, what, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    private void Try(Action action, string what) => Try<object?>(
        () =>
        {
            action();
            return null;
        },
        what);

    /// <summary>A database that does not answer is told in the log and tried again; it must not end the workers.</summary>
    private T? Try<T>(Func<T?> function, string what)
    {
        try
        {
            return function();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            TellTrouble(log, what, e.Message);
            return default;
        }
    }

    private static Task Pause(TimeSpan time, CancellationToken stopping) => Pause(cancellation => Task.Delay(time, cancellation), stopping);

    private static async Task Pause(Func<CancellationToken, Task> wait, CancellationToken stopping)
    {
        try
        {
            await wait(stopping);
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} ({Kind}), attempt {Attempt}: {State} after {Seconds:0.0} s.")]
    private static partial void TellEnd(ILogger log, long run, string kind, int attempt, string state, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of runs: {What}: {Message}")]
    private static partial void TellTrouble(ILogger log, string what, string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} died while it did run {Run} ({Kind}); the run is {State} now.")]
    private static partial void TellDeath(ILogger log, string node, long run, string kind, string state);
}
