using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>The embedded default: one file in WAL mode, with staging in a second file beside it.</summary>
public sealed class SqliteEngine : IWarehouseEngine
{
    /// <summary>The letters RIBI.</summary>
    private const int ApplicationId = 0x52494249;

    private readonly string _connectionString;
    private readonly string _readingConnectionString;
    private readonly string _stagingFile;
    private volatile bool _knowsJobs;
    private readonly string _lockFolder;

    static SqliteEngine()
    {
        SQLitePCL.Batteries_V2.Init();
        SqlMapper.AddTypeHandler(new DecimalHandler());
    }

    /// <summary>Uses (and on first opening creates) the warehouse in a file.</summary>
    /// <param name="connectionString">A Microsoft.Data.Sqlite connection string with a Data Source that is a file.</param>
    /// <exception cref="ArgumentException">The connection string names no file.</exception>
    public SqliteEngine(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ArgumentException(
                "The SQLite warehouse needs a file: set ConnectionStrings__Warehouse to 'Data Source=path/to/warehouse.db'.",
                nameof(connectionString));
        }

        Place = Path.GetFullPath(builder.DataSource);
        _stagingFile = Path.ChangeExtension(Place, ".staging.db");
        _lockFolder = Path.ChangeExtension(Place, ".locks");
        builder.DataSource = Place;
        builder.ForeignKeys = true;
        builder.DefaultTimeout = 30;
        // An attached staging file must not come back from a pool half used.
        builder.Pooling = false;
        _connectionString = builder.ConnectionString;

        // Not opened read-only: the last to close writes the log back into the file, whoever it is.
        builder.Pooling = true;
        builder.ForeignKeys = null;
        _readingConnectionString = builder.ConnectionString;

        builder.DataSource = JobsFile = Path.ChangeExtension(Place, ".jobs.db");
        builder.ForeignKeys = true;
        JobsConnectionString = builder.ConnectionString;
    }

    /// <inheritdoc/>
    public string Name => "Sqlite";

    /// <inheritdoc/>
    public string Place { get; }

    /// <summary>The file of the scheduler's store.</summary>
    public string JobsFile { get; }

    /// <summary>How the scheduler's store is opened by others than this engine.</summary>
    public string JobsConnectionString { get; }

    /// <inheritdoc/>
    public string LastKeySql => "SELECT last_insert_rowid()";

    /// <inheritdoc/>
    public string IdentityColumn => "INTEGER NOT NULL";

    /// <inheritdoc/>
    public string Version()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return "SQLite " + connection.ServerVersion;
    }

    /// <inheritdoc/>
    public string? Explain(DbException problem) => (problem as SqliteException)?.SqliteErrorCode switch
    {
        5 or 6 => $"Another process has been writing to {Place} for longer than this one waits. Wait for it, then try again.",
        8 => $"{Place} may not be written by this user, or stands on a read-only disk. Give the right to write, or let DataFolder be elsewhere.",
        11 => $"{Place} is damaged. Put a backup in its place; docs/operations says how.",
        13 => $"The disk that holds {Place} is full. Make room, then rerun the load.",
        14 => $"{Place} cannot be opened: check that its folder exists and may be read and written by this user.",
        26 => $"{Place} is not a SQLite database. Set DataFolder or ConnectionStrings__Warehouse to where the warehouse stands.",
        _ => null,
    };

    /// <inheritdoc/>
    /// <remarks>Writers queue for the lock; there is nothing to lose by waiting, and nothing to win by trying again at once.</remarks>
    public bool IsWorthRetrying(DbException problem) => false;

    /// <inheritdoc/>
    public void Create() => Open().Dispose();

    /// <inheritdoc/>
    public DbConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        return Open(_connectionString, command =>
        {
            command.CommandText =
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ATTACH DATABASE $staging AS staging; PRAGMA staging.journal_mode = WAL;";
            command.Parameters.AddWithValue("$staging", _stagingFile);
        });
    }

    /// <inheritdoc/>
    /// <remarks>From a pool: it has neither staging nor anything else of its own that could come back half used.</remarks>
    public DbConnection OpenReading() => Open(_readingConnectionString, command => command.CommandText = "PRAGMA query_only = ON");

    /// <inheritdoc/>
    public DbConnection OpenJobs()
    {
        if (_knowsJobs)
        {
            return Open(JobsConnectionString, null);
        }

        // The file remembers its mode; every connection syncs in full by default.
        Directory.CreateDirectory(Path.GetDirectoryName(JobsFile)!);
        var connection = Open(JobsConnectionString, command => command.CommandText = "PRAGMA journal_mode = WAL");
        _knowsJobs = true;
        return connection;
    }

    /// <inheritdoc/>
    public DbTransaction BeginJobs(DbConnection connection) => BeginWrite(connection);

    /// <inheritdoc/>
    public bool IsDuplicate(DbException problem) => problem is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    private SqliteConnection Open(string connectionString, Action<SqliteCommand>? prepare)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            if (prepare is not null)
            {
                using var command = connection.CreateCommand();
                prepare(command);
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new WarehouseException(Explain(problem) ?? $"{Place} cannot be opened: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An immediate transaction would lock the attached staging file too, and so wait for whoever fills it. Writing the mark
    /// that tells our files from others takes the lock of the warehouse alone.
    /// </remarks>
    public DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        try
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"PRAGMA main.application_id = {ApplicationId}";
            command.ExecuteNonQuery();
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TableExists(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $table";
        command.Parameters.Add(new SqliteParameter("$table", table));
        return (long)command.ExecuteScalar()! > 0;
    }

    /// <inheritdoc/>
    public long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        bool keepKeys = false)
    {
        // Deferred, so that filling a staging table locks the staging file alone.
        var own = transaction is null ? ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true) : null;
        try
        {
            using var insert = new SqliteInsert((SqliteConnection)connection, table, columns);
            var count = 0L;
            foreach (var row in rows)
            {
                insert.Add(row);
                count++;
            }

            own?.Commit();
            return count;
        }
        finally
        {
            own?.Dispose();
        }
    }

    /// <inheritdoc/>
    /// <remarks>An exclusively opened file: the operating system lets go of it when the process ends, however it ends.</remarks>
    public IDisposable? TryLock(string name, TimeSpan wait)
    {
        Directory.CreateDirectory(_lockFolder);
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
        var path = Path.Combine(_lockFolder, safe + ".lock");
        var until = DateTime.UtcNow + wait;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
