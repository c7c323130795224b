using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The journal of loads: every run, every transition with time and reason, every rejected row.</summary>
public sealed class LoadJournal(IWarehouseEngine engine, TimeProvider clock)
{
    internal const string Columns =
        """
        j.LoadKey, j.Source, j.Dataset, j.Period, j.Layout, j.FileName, f.Sha256, j.State, j.Reason, j.RowsRead, j.RowsLoaded, j.RowsRejected,
        j.RowsSuperseded, j.HashTotal, j.Forced, j.RerunOf, j.StartedBy, j.StartedAt, j.FinishedAt
        """;

    /// <summary>Now, in UTC to the millisecond, as the journal keeps it.</summary>
    public DateTime Now() => clock.Now();

    /// <summary>Writes a run in state <see cref="LoadState.Running"/> and gives its key.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="slice">What the run replaces.</param>
    /// <param name="file">The input, or null where it could not even be read.</param>
    /// <param name="fileName">Name of the input.</param>
    /// <param name="force">Whether a file that was loaded before is loaded again.</param>
    /// <param name="startedBy">Who asked for it.</param>
    /// <param name="rerunOf">The run that this one repeats, or null.</param>
    /// <param name="alive">The lock by which others see that the run lives; held before they can see the run.</param>
    public long Begin(
        DbConnection connection, Slice slice, StoredFile? file, string fileName, bool force, string startedBy, long? rerunOf, out IDisposable? alive)
    {
        using var transaction = engine.BeginWrite(connection);
        var key = Begin(connection, transaction, slice, file, fileName, force, startedBy, rerunOf);
        alive = engine.TryLock(RunLock(key), TimeSpan.FromSeconds(5));
        try
        {
            transaction.Commit();
            return key;
        }
        catch
        {
            alive?.Dispose();
            throw;
        }
    }

    /// <summary>Writes a run within the caller's transaction and gives its key; nobody else sees it before that ends.</summary>
    internal long Begin(
        DbConnection connection, DbTransaction transaction, Slice slice, StoredFile? file, string fileName, bool force, string startedBy, long? rerunOf)
    {
        var now = Now();
        var fileKey = file is null ? null : Remember(connection, transaction, file, now);
        connection.Execute(
            """
            INSERT INTO LoadJournal (Source, Dataset, Period, Layout, SourceFileKey, FileName, State, RowsRead, RowsLoaded, RowsRejected,
                RowsSuperseded, HashTotal, Forced, RerunOf, StartedBy, Host, ProcessId, StartedAt)
            VALUES (@Source, @Dataset, @Period, @Layout, @fileKey, @fileName, @State, 0, 0, 0, 0, 0, @force, @rerunOf, @startedBy, @Host, @ProcessId, @now)
            """,
            new
            {
                slice.Source, slice.Dataset, slice.Period, slice.Layout, fileKey, fileName, State = LoadState.Running, force, rerunOf, startedBy,
                Host = Environment.MachineName, Environment.ProcessId, now,
            },
            transaction);
        var key = connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
        AddTransition(connection, transaction, key, LoadState.Running, null, now);
        return key;
    }

    /// <summary>
    /// Ends a run within the caller's transaction, so that the end and what it changed are one step. Rejected rows that the caller
    /// brought into the journal itself count in <paramref name="rejected"/> alone.
    /// </summary>
    public void End(
        DbConnection connection, DbTransaction transaction, long loadKey, string state, string? reason, DateTime at,
        int read = 0, int loaded = 0, int superseded = 0, decimal hashTotal = 0, IReadOnlyList<Rejection>? rejections = null,
        IReadOnlyList<Rejection>? remarks = null, int? rejected = null)
    {
        rejected ??= rejections?.Count ?? 0;
        reason = ColumnText.Cut(reason, 4000);
        connection.Execute(
            """
            UPDATE LoadJournal SET State = @state, Reason = @reason, FinishedAt = @at, RowsRead = @read, RowsLoaded = @loaded,
                RowsRejected = @rejected, RowsSuperseded = @superseded, HashTotal = @hashTotal
            WHERE LoadKey = @loadKey
            """,
            new { loadKey, state, reason, at, read, loaded, rejected, superseded, hashTotal },
            transaction);
        AddTransition(connection, transaction, loadKey, state, reason, at);
        var rows = (rejections ?? []).Concat(remarks ?? []).Select((r, i) => new object?[]
        {
            loadKey, i + 1, ColumnText.Cut(r.Sheet, 100), ColumnText.Cut(r.Cell, 20), ColumnText.Cut(r.Value, 400), ColumnText.Cut(r.Reason, 1000),
        });
        engine.BulkInsert(
            connection, transaction, "RejectedRow", ["LoadKey", "Seq", "SheetName", "Cell", "FoundValue", "Reason"], rows);
    }

    /// <summary>Ends a run that changed nothing.</summary>
    public void End(DbConnection connection, long loadKey, string state, string? reason, IReadOnlyList<Rejection>? rejections = null)
    {
        using var transaction = engine.BeginWrite(connection);
        End(connection, transaction, loadKey, state, reason, Now(), rejections: rejections);
        transaction.Commit();
    }

    /// <summary>
    /// Marks runs whose process died as <see cref="LoadState.EndedUnexpectedly"/>. A run that still lives holds its lock
    /// and is left alone.
    /// </summary>
    /// <returns>Keys of the runs that were marked.</returns>
    public IReadOnlyList<long> MarkDead()
    {
        using var connection = engine.Open();
        var dead = new List<long>();
        foreach (var key in connection.Query<long>("SELECT LoadKey FROM LoadJournal WHERE State = @Running", new { LoadState.Running }).ToList())
        {
            using var held = engine.TryLock(RunLock(key), TimeSpan.Zero);
            if (held is not null && EndDead(connection, key))
            {
                dead.Add(key);
            }
        }

        ClearStaging(connection);
        return dead;
    }

    /// <summary>A run may have ended well between being listed and letting go of its lock; only one that is still running is dead.</summary>
    private bool EndDead(DbConnection connection, long key)
    {
        using var transaction = engine.BeginWrite(connection);
        var state = connection.ExecuteScalar<string>("SELECT State FROM LoadJournal WHERE LoadKey = @key", new { key }, transaction);
        if (state != LoadState.Running)
        {
            return false;
        }

        End(
            connection, transaction, key, LoadState.EndedUnexpectedly, "The process ended during the run; the warehouse is as it was before.", Now());
        transaction.Commit();
        return true;
    }

    /// <summary>A process may die between the end of its run and the clearing of what it had staged.</summary>
    private void ClearStaging(DbConnection connection)
    {
        // First what is staged, then how its run stands: the other way round a run that has just begun would look like none.
        foreach (var key in StagingTables.LoadKeys(connection))
        {
            if (Loader.IsPreview(key))
            {
                using var held = engine.TryLock(RunLock(key), TimeSpan.Zero);
                if (held is not null)
                {
                    StagingTables.Clear(connection, key);
                }

                continue;
            }

            var state = connection.ExecuteScalar<string?>("SELECT State FROM LoadJournal WHERE LoadKey = @key", new { key });
            if (state is not null and not LoadState.Running)
            {
                StagingTables.Clear(connection, key);
            }
        }
    }

    /// <summary>The newest runs first.</summary>
    public IReadOnlyList<LoadRecord> Latest(int count)
    {
        using var connection = engine.OpenReading();
        return connection.Query<LoadRecord>(
                $"SELECT {Columns} FROM LoadJournal j LEFT JOIN SourceFile f ON f.SourceFileKey = j.SourceFileKey ORDER BY j.LoadKey DESC",
                buffered: false)
            .Take(count)
            .ToList();
    }

    /// <summary>A text that changes with every load that changed anything, in the same step as the change itself.</summary>
    public string Version()
    {
        using var connection = engine.OpenReading();
        return connection.QuerySingle<(long Count, long? Newest)>(
            "SELECT COUNT(*), MAX(LoadKey) FROM LoadJournal WHERE State = @Succeeded", new { LoadState.Succeeded }) is var (count, newest)
            ? FormattableString.Invariant($"{count}/{newest}")
            : "";
    }

    /// <summary>One run, or null.</summary>
    public LoadRecord? Find(long loadKey)
    {
        using var connection = engine.OpenReading();
        return connection.QuerySingleOrDefault<LoadRecord>(
            $"SELECT {Columns} FROM LoadJournal j LEFT JOIN SourceFile f ON f.SourceFileKey = j.SourceFileKey WHERE j.LoadKey = @loadKey",
            new { loadKey });
    }

    /// <summary>The rows that a run rejected, in the order of the file.</summary>
    public IReadOnlyList<Rejection> RejectionsOf(long loadKey)
    {
        using var connection = engine.OpenReading();
        return Rejections(connection, null, loadKey).ToList();
    }

    /// <summary>The rows that a run rejected, drawn one by one.</summary>
    internal static IEnumerable<Rejection> Rejections(DbConnection connection, DbTransaction? transaction, long loadKey) =>
        connection.Query<Rejection>(
            "SELECT SheetName AS Sheet, Cell, FoundValue AS Value, Reason FROM RejectedRow WHERE LoadKey = @loadKey ORDER BY Seq",
            new { loadKey },
            transaction,
            buffered: false);

    /// <summary>Name of the lock that a living run holds.</summary>
    internal static string RunLock(long loadKey) => FormattableString.Invariant($"load-{loadKey}");

    /// <summary>The run that loaded this very file into this slice and succeeded, or null.</summary>
    internal static LoadRecord? Earlier(DbConnection connection, Slice slice, string sha256) =>
        connection.Query<LoadRecord>(
            $"""
            SELECT {Columns} FROM LoadJournal j JOIN SourceFile f ON f.SourceFileKey = j.SourceFileKey
            WHERE j.Source = @Source AND j.Dataset = @Dataset AND j.Period = @Period AND j.State = @Succeeded AND f.Sha256 = @sha256
            ORDER BY j.LoadKey DESC
            """,
            new { slice.Source, slice.Dataset, slice.Period, LoadState.Succeeded, sha256 }).FirstOrDefault();

    private long? Remember(DbConnection connection, DbTransaction transaction, StoredFile file, DateTime now)
    {
        const string find = "SELECT SourceFileKey FROM SourceFile WHERE Sha256 = @Sha256";
        var known = connection.ExecuteScalar<long?>(find, file, transaction);
        if (known is not null)
        {
            return known;
        }

        connection.Execute(
            "INSERT INTO SourceFile (Sha256, FileName, SizeBytes, FirstSeen) VALUES (@Sha256, @FileName, @SizeBytes, @now)",
            new { file.Sha256, file.FileName, file.SizeBytes, now },
            transaction);
        return connection.ExecuteScalar<long>(engine.LastKeySql, transaction: transaction);
    }

    private static void AddTransition(
        DbConnection connection, DbTransaction transaction, long loadKey, string state, string? reason, DateTime at) =>
        connection.Execute(
            """
            INSERT INTO LoadTransition (LoadKey, Seq, State, Reason, At)
            SELECT @loadKey, COUNT(*) + 1, @state, @reason, @at FROM LoadTransition WHERE LoadKey = @loadKey
            """,
            new { loadKey, state, reason, at },
            transaction);
}
