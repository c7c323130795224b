using System.Data.Common;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>An engine that counts the connections that are opened on another one.</summary>
internal sealed class CountingEngine(IWarehouseEngine inner) : IWarehouseEngine
{
    private int _opened;

    /// <summary>Connections opened so far.</summary>
    public int Opened => _opened;

    public string Name => inner.Name;

    public string Place => inner.Place;

    public string IdentityColumn => inner.IdentityColumn;

    public string LastKeySql => inner.LastKeySql;

    public string Version() => inner.Version();

    public string? Explain(DbException problem) => inner.Explain(problem);

    public bool IsWorthRetrying(DbException problem) => inner.IsWorthRetrying(problem);

    public void Create() => inner.Create();

    public DbConnection Open()
    {
        Interlocked.Increment(ref _opened);
        return inner.Open();
    }

    public DbConnection OpenReading()
    {
        Interlocked.Increment(ref _opened);
        return inner.OpenReading();
    }

    public DbConnection OpenJobs() => inner.OpenJobs();

    public DbTransaction BeginJobs(DbConnection connection) => inner.BeginJobs(connection);

    public bool IsDuplicate(DbException problem) => inner.IsDuplicate(problem);

    public DbTransaction BeginWrite(DbConnection connection) => inner.BeginWrite(connection);

    public bool TableExists(DbConnection connection, string table) => inner.TableExists(connection, table);

    public long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, bool keepKeys = false) =>
        inner.BulkInsert(connection, transaction, table, columns, rows, keepKeys);

    public IDisposable? TryLock(string name, TimeSpan wait) => inner.TryLock(name, wait);
}
