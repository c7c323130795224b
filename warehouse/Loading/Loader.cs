using System.Data.Common;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>
/// Loads one file: read, stage, check, replace exactly its slice in one transaction, journal. After a crash at any moment the
/// warehouse is as before or as after.
/// </summary>
public sealed class Loader(IWarehouseEngine engine, LoadJournal journal)
{
    private const int Attempts = 3;

    /// <summary>How long a load waits for its slice before it looks whether it was asked to stop.</summary>
    private static readonly TimeSpan WaitAtOnce = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a load waits for another load of the same slice.</summary>
    public TimeSpan SliceWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs a load; what is wrong with the input is part of the outcome, not an exception.</summary>
    /// <exception cref="OperationCanceledException">The load was asked to stop. It is journalled as <see cref="LoadState.Cancelled"/>; nothing changed.</exception>
    public LoadOutcome Run(LoadRequest request)
    {
        using var connection = engine.Open();
        using var run = Begin(connection, request);
        IDisposable? sliceLock = null;
        try
        {
            sliceLock = AwaitSlice(request);
            return sliceLock is null
                ? run.End(LoadState.Failed, $"Another load of {request.Slice} has been running for {SliceWait.TotalSeconds:0} s. Wait for it, then rerun this one.")
                : Load(connection, run, request);
        }
        catch (InputRefusedException refusal)
        {
            return run.Refuse(refusal.Problems);
        }
        catch (OperationCanceledException) when (request.Cancellation.IsCancellationRequested)
        {
            EndCancelled(run, request);
            throw;
        }
        catch (DbException problem)
        {
            return EndAfter(problem, run, request.File);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            run.End(LoadState.Failed, e.Message);
            throw;
        }
        finally
        {
            sliceLock?.Dispose();
        }
    }

    /// <summary>
    /// Shows what a load would do: takes every step of <see cref="Run"/>, to the row that the journal would have, and takes all of it back. So it cannot
    /// say other than the load does. Nothing of it stays.
    /// </summary>
    /// <param name="request">The load.</param>
    /// <param name="listed">Rejections and remarks that the preview lists, each at most.</param>
    /// <exception cref="OperationCanceledException">The preview was asked to stop.</exception>
    /// <exception cref="WarehouseException">The database stopped it.</exception>
    public LoadPreview Preview(LoadRequest request, int listed)
    {
        var (file, slice) = (request.File, request.Slice);
        using var connection = engine.Open();
        var empty = new LoadPreview { Slice = slice, Earlier = LoadJournal.Earlier(connection, slice, file.Sha256) };
        var watch = new LoadWatch(request.Cancellation, request.Progress);
        var staging = Random.Shared.NextInt64(long.MinValue + 1, -1);
        using var alive = engine.TryLock(LoadJournal.RunLock(staging), TimeSpan.Zero);
        try
        {
            watch.Enter(LoadStep.Reading);
            var content = request.Read(file);
            var writer = content.Writer(engine);
            using var scratch = writer as IDisposable;
            watch.Enter(content.IsStream ? LoadStep.Reading : LoadStep.Staging);
            var staged = writer.Stage(connection, staging, watch);
            return PreviewSwap(connection, request, content, staged, writer, staging, listed, empty, watch);
        }
        catch (InputRefusedException refusal)
        {
            return empty with { Problems = refusal.Problems };
        }
        catch (DbException problem)
        {
            throw new WarehouseException($"{engine.Explain(problem) ?? problem.Message} Nothing was changed. Try again.", problem);
        }
        finally
        {
            Unstage(connection, staging);
        }
    }

    /// <summary>Whether a key in staging is that of a preview: those are never keys of the journal.</summary>
    internal static bool IsPreview(long stagingKey) => stagingKey < 0;

    /// <summary>Journals an input that was refused before it was known what it would replace.</summary>
    public LoadOutcome Refuse(
        StoredFile? file, string fileName, Slice slice, IReadOnlyList<InputProblem> problems, bool force, string startedBy, long? rerunOf = null)
    {
        using var connection = engine.Open();
        var key = journal.Begin(connection, slice, file, fileName, force, startedBy, rerunOf, out var alive);
        using var run = new JournalledRun(journal, connection, key, fileName, alive);
        return run.Refuse(problems);
    }

    private JournalledRun Begin(DbConnection connection, LoadRequest request)
    {
        var key = journal.Begin(
            connection, request.Slice, request.File, request.File.FileName, request.Force, request.StartedBy, request.RerunOf, out var alive);
        return new JournalledRun(journal, connection, key, request.File.FileName, alive);
    }

    /// <summary>The lock of the slice, or null where another load held it for too long.</summary>
    private IDisposable? AwaitSlice(LoadRequest request)
    {
        for (var left = SliceWait; ; left -= WaitAtOnce)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            var wait = left < WaitAtOnce ? left : WaitAtOnce;
            if (engine.TryLock($"slice-{request.Slice}", wait) is { } held)
            {
                return held;
            }

            if (left <= WaitAtOnce)
            {
                return null;
            }
        }
    }

    private LoadOutcome Load(DbConnection connection, JournalledRun run, LoadRequest request)
    {
        var (file, slice) = (request.File, request.Slice);
        if (!request.Force && LoadJournal.Earlier(connection, slice, file.Sha256) is { } earlier)
        {
            return run.End(LoadState.NoOp, $"The same file was loaded into {slice} by load {earlier.LoadKey}; --force loads it again.");
        }

        var watch = new LoadWatch(request.Cancellation, request.Progress);
        watch.Enter(LoadStep.Reading);
        var content = request.Read(file);
        var writer = content.Writer(engine);
        using var scratch = writer as IDisposable;
        try
        {
            // Staging may be older than the warehouse, which can be put back from a copy: what it holds under this key is another's.
            StagingTables.Clear(connection, run.LoadKey);
            watch.Enter(content.IsStream ? LoadStep.Reading : LoadStep.Staging);
            var staged = writer.Stage(connection, run.LoadKey, watch);
            return SwapWithRetry(connection, run, slice, content, staged, writer, watch);
        }
        finally
        {
            Unstage(connection, run.LoadKey);
        }
    }

    /// <summary>Two swaps that wait for each other cost one of them its transaction, not its load.</summary>
    private LoadOutcome SwapWithRetry(
        DbConnection connection, JournalledRun run, Slice slice, SourceContent content, StagedContent staged, IContentWriter writer,
        LoadWatch watch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Swap(connection, run, slice, content, staged, writer, watch);
            }
            catch (DbException problem) when (attempt < Attempts && engine.IsWorthRetrying(problem))
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100 * attempt));
            }
        }
    }

    /// <summary>Ends a run that the database stopped. Where it cannot even be journalled, the next start marks it.</summary>
    private LoadOutcome EndAfter(DbException problem, JournalledRun run, StoredFile file)
    {
        var reason = engine.Explain(problem) ?? problem.Message;
        try
        {
            return run.End(LoadState.Failed, reason);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            throw new WarehouseException($"{reason} {file.FileName} was not loaded; the warehouse is as it was. Load it again.", problem);
        }
    }

    /// <summary>Ends a run that was asked to stop. It is told to the caller in any case; where it cannot be journalled, the next start marks the run.</summary>
    private void EndCancelled(JournalledRun run, LoadRequest request)
    {
        var by = request.StoppedBy?.Invoke();
        var reason = (by is null ? "The process stopped" : $"Stopped by {by}") + "; the warehouse is as it was before.";
        try
        {
            // A connection of its own: one that was stopped in the middle of a bulk insert may be of no use any more.
            using var connection = engine.Open();
            journal.End(connection, run.LoadKey, LoadState.Cancelled, reason);
        }
        catch (Exception e) when (e is DbException or WarehouseException or InvalidOperationException)
        {
            // The database is gone too.
        }
    }

    /// <summary>Clears what the run staged; where the connection is gone, the next start clears it.</summary>
    private static void Unstage(DbConnection connection, long loadKey)
    {
        try
        {
            StagingTables.Clear(connection, loadKey);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // What matters is reported already: the reason why the run ended.
        }
    }

    private LoadOutcome Swap(
        DbConnection connection, JournalledRun run, Slice slice, SourceContent content, StagedContent staged, IContentWriter writer,
        LoadWatch watch)
    {
        watch.Enter(LoadStep.Replacing);
        using var transaction = engine.BeginWrite(connection);
        var now = journal.Now();
        var (loaded, superseded) = Write(connection, transaction, run.LoadKey, now, slice, content, staged, writer, watch);
        return run.End(transaction, now, staged, loaded, superseded);
    }

    private LoadPreview PreviewSwap(
        DbConnection connection, LoadRequest request, SourceContent content, StagedContent staged, IContentWriter writer, long staging, int listed,
        LoadPreview preview, LoadWatch watch)
    {
        watch.Enter(LoadStep.Replacing);
        var (file, slice) = (request.File, request.Slice);
        // Disposed without a commit: the transaction takes everything back, also the row of the journal.
        using var transaction = engine.BeginWrite(connection);
        var key = journal.Begin(connection, transaction, slice, file, file.FileName, request.Force, request.StartedBy, request.RerunOf);
        StagingTables.Move(connection, transaction, staging, key);
        var now = journal.Now();
        var (loaded, superseded) = Write(connection, transaction, key, now, slice, content, staged, writer, watch);
        journal.End(
            connection, transaction, key, LoadState.Succeeded, staged.Note, now, staged.Read, loaded, superseded, staged.HashTotal, staged.Rejections,
            staged.Remarks, staged.Rejected);
        return preview with
        {
            Content = content,
            Read = staged.Read,
            Loaded = loaded,
            Rejected = staged.Rejected,
            Superseded = superseded,
            Note = staged.Note,
            Rejections = [.. LoadJournal.Rejections(connection, transaction, key).Take(Math.Min(listed, staged.Rejected))],
            Remarks = [.. staged.Remarks.Take(listed)],
        };
    }

    private static (int Loaded, int Superseded) Write(
        DbConnection connection, DbTransaction transaction, long loadKey, DateTime now, Slice slice, SourceContent content, StagedContent staged, IContentWriter writer,
        LoadWatch watch)
    {
        ReferenceRows.AddDates(connection, transaction, staged.Periods.Distinct());
        ReferenceRows.AddPublications(connection, transaction, content.Publications);

        watch.Check();
        var superseded = writer.Supersede(connection, transaction, loadKey, slice, now);
        watch.Check();
        var loaded = writer.Insert(connection, transaction, loadKey, now, watch);
        // The last moment: what is committed is loaded.
        watch.Check();
        if (loaded != staged.Rows)
        {
            throw new InvalidOperationException(
                $"Of {staged.Rows} rows only {loaded} found all their members in the warehouse's dimensions. "
                + "The code lists and the warehouse differ: run ./reintegrationbi migrate, then rerun this load.");
        }

        return (loaded, superseded);
    }

    /// <summary>A journalled run that still has to be ended; holds the lock by which others see that it lives.</summary>
    private sealed class JournalledRun(LoadJournal journal, DbConnection connection, long loadKey, string fileName, IDisposable? held) : IDisposable
    {
        public long LoadKey => loadKey;

        public LoadOutcome End(string state, string reason)
        {
            journal.End(connection, loadKey, state, reason);
            return new LoadOutcome(loadKey, fileName, state, reason, 0, 0, 0, []);
        }

        public LoadOutcome End(DbTransaction transaction, DateTime at, StagedContent staged, int loaded, int superseded)
        {
            journal.End(
                connection, transaction, loadKey, LoadState.Succeeded, staged.Note, at, staged.Read, loaded, superseded, staged.HashTotal,
                staged.Rejections, staged.Remarks, staged.Rejected);
            transaction.Commit();
            return new LoadOutcome(loadKey, fileName, LoadState.Succeeded, staged.Note, loaded, staged.Rejected, superseded, []) { Remarks = staged.Remarks };
        }

        public LoadOutcome Refuse(IReadOnlyList<InputProblem> problems)
        {
            var reason = problems[0].ToString();
            journal.End(
                connection, loadKey, LoadState.Refused, reason,
                problems.Select(p => new Rejection(p.Sheet, p.Cell, p.Found, p.ToString())).ToList());
            return new LoadOutcome(loadKey, fileName, LoadState.Refused, reason, 0, problems.Count, 0, problems);
        }

        public void Dispose() => held?.Dispose();
    }
}
