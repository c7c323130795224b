using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>An engine that notes what is asked of another one while <see cref="IsRecording"/>; otherwise it is out of the way.</summary>
/// <param name="inner">The engine that answers.</param>
public sealed class RecordingEngine(IWarehouseEngine inner) : IWarehouseEngine
{
    /// <summary>Whether what is asked is noted.</summary>
    public bool IsRecording { get; set; }

    /// <summary>What was asked, in the order in which it was.</summary>
    public ConcurrentQueue<RecordedCommand> Commands { get; } = new();

    /// <summary>Connections opened while recording.</summary>
    public int Connections { get; private set; }

    /// <summary>How long opening them took, in ms.</summary>
    public double OpeningMs { get; private set; }

    /// <summary>Sees every connection to the scheduler's store, recording or not.</summary>
    public Action<DbConnection>? Opened { get; init; }

    public string Name => inner.Name;

    public string Place => inner.Place;

    public string IdentityColumn => inner.IdentityColumn;

    public string LastKeySql => inner.LastKeySql;

    public string Version() => inner.Version();

    public string? Explain(DbException problem) => inner.Explain(problem);

    public bool IsWorthRetrying(DbException problem) => inner.IsWorthRetrying(problem);

    public void Create() => inner.Create();

    public DbConnection Open() => Noted(inner.Open);

    public DbConnection OpenReading() => Noted(inner.OpenReading);

    private DbConnection Noted(Func<DbConnection> open)
    {
        if (!IsRecording)
        {
            return open();
        }

        var started = Stopwatch.GetTimestamp();
        var opened = open();
        Connections++;
        OpeningMs += Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new RecordingConnection(opened, Commands);
    }

    public DbConnection OpenJobs()
    {
        var opened = inner.OpenJobs();
        Opened?.Invoke(opened);
        return Noted(() => opened);
    }

    public DbTransaction BeginJobs(DbConnection connection) => inner.BeginJobs(Plain(connection));

    public bool IsDuplicate(DbException problem) => inner.IsDuplicate(problem);

    public DbTransaction BeginWrite(DbConnection connection) => inner.BeginWrite(Plain(connection));

    public bool TableExists(DbConnection connection, string table) => inner.TableExists(Plain(connection), table);

    public long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, bool keepKeys = false) =>
        inner.BulkInsert(Plain(connection), transaction, table, columns, rows, keepKeys);

    public IDisposable? TryLock(string name, TimeSpan wait) => inner.TryLock(name, wait);

    private static DbConnection Plain(DbConnection connection) => connection is RecordingConnection recording ? recording.Inner : connection;
}
