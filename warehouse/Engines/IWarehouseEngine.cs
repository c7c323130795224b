using System.Data.Common;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>The few words in which the database engines differ. Everything else is one SQL text for both.</summary>
public interface IWarehouseEngine
{
    /// <summary><c>Sqlite</c> or <c>SqlServer</c>; also the folder of its schema scripts.</summary>
    string Name { get; }

    /// <summary>Where the warehouse is, for messages; never with a secret.</summary>
    string Place { get; }

    /// <summary>How a script declares a key of whole numbers that the database gives out.</summary>
    string IdentityColumn { get; }

    /// <summary>Name and version of the database server or library, for logs and tests.</summary>
    string Version();

    /// <summary>What went wrong in our words, or null where the database's own words must do.</summary>
    string? Explain(DbException problem);

    /// <summary>Whether the same transaction may succeed when it is simply run again (a deadlock, a lock that timed out).</summary>
    bool IsWorthRetrying(DbException problem);

    /// <summary>Makes the empty database where there is none yet.</summary>
    /// <exception cref="WarehouseException">It is missing and this user may not make it, or the server cannot be reached.</exception>
    void Create();

    /// <summary>Opens a connection on which the staging tables can be reached as <c>staging.X</c>.</summary>
    /// <exception cref="WarehouseException">The database cannot be opened.</exception>
    DbConnection Open();

    /// <summary>Opens a connection that only reads and need not reach staging: cheap enough to open for every question.</summary>
    /// <exception cref="WarehouseException">The database cannot be opened.</exception>
    DbConnection OpenReading();

    /// <summary>
    /// Opens a connection to the scheduler's store: a file of its own beside an embedded warehouse, so that neither waits for the other's writers; the
    /// same database on a server.
    /// </summary>
    /// <exception cref="WarehouseException">The store cannot be opened.</exception>
    DbConnection OpenJobs();

    /// <summary>Begins a transaction in the scheduler's store; on a server it does not queue with the writers of the warehouse.</summary>
    DbTransaction BeginJobs(DbConnection connection);

    /// <summary>Whether a problem is that a row with the same key stands there already.</summary>
    bool IsDuplicate(DbException problem);

    /// <summary>Begins a transaction that holds the write lock from its first statement on.</summary>
    DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Query that gives the key of the row that this connection inserted last.</summary>
    string LastKeySql { get; }

    /// <summary>Whether a table exists in the default schema.</summary>
    bool TableExists(DbConnection connection, string table);

    /// <summary>Inserts rows in bulk, streaming, within the transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction, or null for one of its own.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, in the order of the values of a row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="keepKeys">Whether the rows bring keys that the database would otherwise give out.</param>
    /// <returns>Rows inserted.</returns>
    long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        bool keepKeys = false);

    /// <summary>
    /// Takes a named lock across all processes that use this warehouse, or gives null when it is held by another for
    /// longer than <paramref name="wait"/>. A process that dies loses its locks.
    /// </summary>
    IDisposable? TryLock(string name, TimeSpan wait);
}
