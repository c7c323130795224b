using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>
/// The databases of this run on the server. Making one takes seconds, so they are used again after clearing; a run that is
/// alive holds a connection to each of its databases, by which later runs know what they may clear away.
/// </summary>
internal sealed class SqlServerPool
{
    private const string Prefix = "reintegrationbi_test_";
    private static readonly Lazy<SqlServerPool> Only = new(() => new SqlServerPool());

    private readonly string _server;
    private readonly string _run = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyyMMddHHmmss}_{Environment.ProcessId}");
    private readonly Lock _gate = new();
    private readonly List<SqlServerTestDatabase> _free = [];
    private readonly List<(string Name, SqlConnection Alive)> _made = [];

    private SqlServerPool()
    {
        _server = SqlServerTestEngine.ConnectionString ?? throw new InvalidOperationException(new SqlServerTestEngine().MissingBecause);
        DropStale();
    }

    public static SqlServerPool Shared => Only.Value;

    /// <summary>A free database in the state asked for, or a new one.</summary>
    public SqlServerTestDatabase Rent(TestSchema schema)
    {
        SqlServerTestDatabase database;
        lock (_gate)
        {
            var ready = _free.FindIndex(d => d.IsMigrated == (schema == TestSchema.Migrated));
            if (ready < 0)
            {
                ready = _free.Count - 1;
            }

            if (ready >= 0)
            {
                database = _free[ready];
                _free.RemoveAt(ready);
            }
            else
            {
                database = Make();
            }
        }

        database.Prepare(schema);
        return database;
    }

    /// <summary>What the server says of itself.</summary>
    public string Version()
    {
        using var master = Master();
        return master.ExecuteScalar<string>("SELECT @@VERSION")!;
    }

    /// <summary>Takes a database back.</summary>
    public void Return(SqlServerTestDatabase database)
    {
        lock (_gate)
        {
            _free.Add(database);
        }
    }

    /// <summary>Drops what this run made. A database that cannot be dropped is left to the next run.</summary>
    public static void DropAll()
    {
        if (!Only.IsValueCreated)
        {
            return;
        }

        var pool = Only.Value;
        lock (pool._gate)
        {
            pool._free.Clear();
            foreach (var (_, alive) in pool._made)
            {
                alive.Dispose();
            }

            SqlConnection.ClearAllPools();
            using var master = pool.Master();
            foreach (var (name, _) in pool._made)
            {
                TryDrop(master, name);
            }

            pool._made.Clear();
        }
    }

    private SqlServerTestDatabase Make()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_run}_{_made.Count + 1}");
        using (var master = Master())
        {
            master.Execute($"CREATE DATABASE [{name}]", commandTimeout: 120);
        }

        var connectionString = On(name, pooling: true);
        var alive = new SqlConnection(On(name, pooling: false));
        alive.Open();
        _made.Add((name, alive));
        return new SqlServerTestDatabase(this, connectionString);
    }

    private void DropStale()
    {
        using var master = Master();
        foreach (var name in master.Query<string>("SELECT name FROM sys.databases").Where(n => n.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            TryDrop(master, name);
        }
    }

    private static void TryDrop(SqlConnection master, string name)
    {
        try
        {
            master.Execute($"DROP DATABASE [{name}]", commandTimeout: 60);
        }
        catch (SqlException)
        {
            // Another run is alive in it.
        }
    }

    private SqlConnection Master()
    {
        var connection = new SqlConnection(On("master", pooling: false));
        connection.Open();
        return connection;
    }

    private string On(string database, bool pooling) =>
        new SqlConnectionStringBuilder(_server) { InitialCatalog = database, Pooling = pooling }.ConnectionString;
}
