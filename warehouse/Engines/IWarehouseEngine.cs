using System.Data.Common;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>The few words in which the database engines differ. Everything else is one SQL text for both.</summary>
public interface IWarehouseEngine
{
    /// <summary><c>Sqlite</c> or <c>SqlServer</c>; also the folder of its schema scripts.</summary>
    string Name { get; }

    /// <summary>Where the warehouse is, for messages; never with a secret.</summary>
    string Place { get; }

    /// <summary>Opens a connection on which the staging tables can be reached as <c>staging.X</c>.</summary>
    DbConnection Open();

    /// <summary>Begins a transaction that holds the write lock from its first statement on.</summary>
    DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Query that gives the key of the row that this connection inserted last.</summary>
    string LastKeySql { get; }

    /// <summary>Whether a table exists in the default schema.</summary>
    bool TableExists(DbConnection connection, string table);

    /// <summary>Inserts rows in bulk, streaming, within the transaction.</summary>
    /// <returns>Rows inserted.</returns>
    long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>
    /// Takes a named lock across all processes that use this warehouse, or gives null when it is held by another for
    /// longer than <paramref name="wait"/>. A process that dies loses its locks.
    /// </summary>
    IDisposable? TryLock(string name, TimeSpan wait);
}
