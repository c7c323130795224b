using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>SQL Server 2019 and later and Azure SQL. Staging is a schema of the same database.</summary>
public sealed class SqlServerEngine : IWarehouseEngine
{
    /// <summary>Lock that makes writers of the warehouse queue, for the moment of the swap only.</summary>
    private const string WriteLock = "reintegrationbi-write";

    private readonly string _connectionString;
    private readonly string _unpooled;
    private readonly string _lockScope;

    /// <summary>Errors that pass by themselves: a broken connection, a server that is starting, failing over or busy.</summary>
    private static readonly int[] TransientErrors =
        [20, 64, 233, 4221, 10053, 10054, 10060, 10928, 10929, 11001, 18401, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920];

    static SqlServerEngine() => SqlMapper.AddTypeMap(typeof(DateTime), DbType.DateTime2);

    /// <summary>Uses the warehouse in a database that exists.</summary>
    /// <param name="connectionString">A Microsoft.Data.SqlClient connection string with a server and a database.</param>
    /// <exception cref="ArgumentException">The connection string is wrong, or names no server or database.</exception>
    public SqlServerEngine(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (builder.DataSource.Length == 0 || builder.InitialCatalog.Length == 0)
        {
            throw new ArgumentException(
                "The SQL Server warehouse needs a server and a database: set ConnectionStrings__Warehouse to "
                + "'Server=…;Database=…;User ID=…;Password=…' or 'Server=…;Database=…;Integrated Security=true'.",
                nameof(connectionString));
        }

        Place = $"{builder.DataSource}/{builder.InitialCatalog}";
        if (builder.ApplicationName.StartsWith("Core Microsoft SqlClient", StringComparison.OrdinalIgnoreCase)
            || builder.ApplicationName.Contains("SqlClient", StringComparison.OrdinalIgnoreCase))
        {
            builder.ApplicationName = "ReIntegrationBI";
        }

        if (!builder.ShouldSerialize("Command Timeout"))
        {
            // The driver's half a minute is for pages; a swap of a large slice takes longer.
            builder.CommandTimeout = 300;
        }

        _connectionString = builder.ConnectionString;

        // Names of locks belong to a database on SQL Server, but to all databases of the server on one that stands in for it.
        _lockScope = builder.InitialCatalog.ToLowerInvariant() + "/";

        // A pooled connection would keep its locks after it was given back.
        _unpooled = new SqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString;
    }

    /// <inheritdoc/>
    public string Name => "SqlServer";

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    /// <remarks>Not SCOPE_IDENTITY: a statement with parameters has a scope of its own. The warehouse has no triggers.</remarks>
    public string LastKeySql => "SELECT CAST(@@IDENTITY AS bigint)";

    /// <inheritdoc/>
    public string IdentityColumn => "int IDENTITY(1,1) NOT NULL";

    /// <inheritdoc/>
    public string Version()
    {
        using var connection = Open();
        return connection.ExecuteScalar<string>("SELECT @@VERSION")!.ReplaceLineEndings(" ");
    }

    /// <inheritdoc/>
    public string? Explain(DbException problem) => (problem as SqlException)?.Number switch
    {
        2627 or 2601 => "A row with the same key stands in the warehouse already.",
        547 => "A row refers to a member or load that the warehouse does not hold.",
        8152 or 2628 => "A text is longer than its column in the warehouse.",
        8115 => "A number is larger than its column in the warehouse.",
        1205 => "Another session was given the rows that this one was waiting for (deadlock).",
        1222 or -2 => $"The warehouse {Place} did not answer in time: it is busy, or another session holds what is needed. Try again later.",
        18456 => $"The login to {Place} was refused: check User ID and Password in ConnectionStrings__Warehouse, and that the login exists.",
        4060 or 911 => $"The database of {Place} does not exist or this login may not open it: create it (CREATE DATABASE …) or grant the login access.",
        229 or 230 or 262 or 300 or 2760 or 15247 =>
            $"A right is missing in {Place}: {problem.Message} Ask the administrator of the database to grant it; docs/operations/sql-server.md lists what each role needs.",
        10054 or 10053 or 64 or 233 or 20 or 19 or 121 or 258 => $"The connection to {Place} broke: the server stopped or the network failed. Try again when it is back.",
        0 or 2 or 53 or 40 or 26 or 1225 or 10060 or 10061 or 11001 =>
            $"The server of {Place} cannot be reached: {problem.Message} Nothing is half loaded; try again when it is back.",
        _ => null,
    };

    /// <inheritdoc/>
    public bool IsWorthRetrying(DbException problem) => problem is SqlException { Number: 1205 };

    /// <inheritdoc/>
    public void Create()
    {
        try
        {
            // Not from the pool: it remembers a failed login for a while and would refuse the new database too.
            Connect(_unpooled).Dispose();
            return;
        }
        catch (SqlException problem) when (problem.Number is 4060 or 911)
        {
            // The database is missing, or this login may not open it: making it tells which.
        }
        catch (SqlException problem)
        {
            throw InOurWords(problem);
        }

        var database = new SqlConnectionStringBuilder(_connectionString).InitialCatalog;
        try
        {
            using var master = Connect(new SqlConnectionStringBuilder(_connectionString) { InitialCatalog = "master" }.ConnectionString);
            master.Execute($"CREATE DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}]");
        }
        catch (SqlException problem)
        {
            throw new WarehouseException(
                $"The database of {Place} does not exist or this login may not open it, and it could not be made: {problem.Message} "
                + "Ask the administrator to make it (CREATE DATABASE) and to grant this login the role of a loader; docs/operations/sql-server.md says how.",
                problem);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The driver's pool makes every connection cheap.</remarks>
    public DbConnection OpenReading() => Open();

    /// <inheritdoc/>
    public DbConnection Open()
    {
        try
        {
            return Connect(_connectionString);
        }
        catch (SqlException problem)
        {
            throw InOurWords(problem);
        }
    }

    /// <inheritdoc/>
    public DbConnection OpenJobs() => Open();

    /// <inheritdoc/>
    public DbTransaction BeginJobs(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    public bool IsDuplicate(DbException problem) => problem is SqlException { Number: 2627 or 2601 };

    /// <inheritdoc/>
    public DbTransaction BeginWrite(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            if (!GetLock(connection, transaction, _lockScope + WriteLock, "Transaction", TimeSpan.FromSeconds(60)))
            {
                throw new TimeoutException($"Another session has been writing to {Place} for a minute. Wait for it, then try again.");
            }

            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TableExists(DbConnection connection, string table) =>
        connection.ExecuteScalar<int>(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = @table", new { table }) > 0;

    /// <inheritdoc/>
    public long BulkInsert(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        bool keepKeys = false)
    {
        var options = SqlBulkCopyOptions.CheckConstraints | (keepKeys ? SqlBulkCopyOptions.KeepIdentity : SqlBulkCopyOptions.Default);
        var own = transaction is null ? connection.BeginTransaction() : null;
        try
        {
            using var copy = new SqlBulkCopy((SqlConnection)connection, options, (SqlTransaction)(own ?? transaction)!)
            {
                DestinationTableName = table,
                EnableStreaming = true,
                BulkCopyTimeout = 0,
            };
            foreach (var column in columns)
            {
                copy.ColumnMappings.Add(column, column);
            }

            using var reader = new RowReader(columns, rows);
            copy.WriteToServer(reader);
            own?.Commit();
            return reader.Count;
        }
        finally
        {
            own?.Dispose();
        }
    }

    /// <inheritdoc/>
    /// <remarks>A session of its own holds the lock: when the process dies, the server ends the session and the lock with it.</remarks>
    public IDisposable? TryLock(string name, TimeSpan wait)
    {
        SqlConnection connection;
        try
        {
            connection = Connect(_unpooled);
        }
        catch (SqlException problem)
        {
            throw InOurWords(problem);
        }

        try
        {
            if (GetLock(connection, null, _lockScope + name, "Session", wait))
            {
                return connection;
            }

            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private WarehouseException InOurWords(SqlException problem) =>
        new(Explain(problem) ?? $"{Place} cannot be opened: {problem.Message}", problem);

    private static SqlConnection Connect(string connectionString)
    {
        var connection = new SqlConnection(connectionString)
        {
            RetryLogicProvider = SqlConfigurableRetryFactory.CreateExponentialRetryProvider(new SqlRetryLogicOption
            {
                NumberOfTries = 4,
                DeltaTime = TimeSpan.FromSeconds(1),
                MaxTimeInterval = TimeSpan.FromSeconds(10),
                TransientErrors = TransientErrors,
            }),
        };
        try
        {
            connection.Open();
            return connection;
        }
        catch (AggregateException tries) when (tries.InnerExceptions is [.., SqlException last])
        {
            connection.Dispose();

            // The retry logic gathers the tries; the last one says how it stands.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(last);
            throw;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool GetLock(DbConnection connection, DbTransaction? transaction, string name, string owner, TimeSpan wait)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Resource", name.Length <= 255 ? name : name[..255]);
        parameters.Add("LockMode", "Exclusive");
        parameters.Add("LockOwner", owner);
        parameters.Add("LockTimeout", (int)wait.TotalMilliseconds);
        parameters.Add("Result", dbType: DbType.Int32, direction: ParameterDirection.ReturnValue);
        connection.Execute(
            "sp_getapplock", parameters, transaction, commandTimeout: (int)wait.TotalSeconds + 30, commandType: CommandType.StoredProcedure);
        return parameters.Get<int>("Result") >= 0;
    }
}
