using System.Data.Common;
using System.Text.RegularExpressions;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>A database of a test's own, and what tests must know of it that the product need not.</summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>The product's engine on this database.</summary>
    public abstract IWarehouseEngine Engine { get; }

    /// <summary>For settings and for the commands that a test starts.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Settings by which a command uses this database.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["Warehouse__Engine"] = Engine.Name, ["ConnectionStrings__Warehouse"] = ConnectionString,
    };

    /// <summary>All tables in the order of their names, those of staging as <c>staging.X</c>.</summary>
    public abstract IReadOnlyList<string> Tables(DbConnection connection);

    /// <summary>Each table with the table that a foreign key of it refers to, once a key.</summary>
    public abstract IReadOnlyList<(string Table, string Refers)> ForeignKeys(DbConnection connection);

    /// <summary>Indexes and unique constraints, but not those of primary keys: the table, and the columns in order.</summary>
    public abstract IReadOnlyList<(string Table, string Columns)> Indexes(DbConnection connection);

    /// <summary>Columns of a table with their nullability, in order.</summary>
    public abstract IReadOnlyList<(string Name, bool IsNullable)> Columns(DbConnection connection, string table);

    /// <summary>Columns of the primary key of a table, in order.</summary>
    public abstract IReadOnlyList<string> PrimaryKey(DbConnection connection, string table);

    /// <summary>What the database itself finds wrong with its pages and constraints.</summary>
    public abstract IReadOnlyList<string> Damage(DbConnection connection);

    /// <summary>Takes the staging tables away.</summary>
    public abstract void LoseStaging();

    /// <summary>Waits until the server has ended what a killed process had begun.</summary>
    public void AwaitWriters()
    {
        using var connection = Engine.Open();
        Engine.BeginWrite(connection).Dispose();
    }

    public abstract void Dispose();

    /// <summary>Whether a table is of the scheduler's store, which on a server stands in the same database: the queue's, or Quartz's own.</summary>
    public static bool IsOfJobs(string table) => JobsTables.Value.Contains(table) || table.StartsWith("QRTZ_", StringComparison.OrdinalIgnoreCase);

    private static readonly Lazy<HashSet<string>> JobsTables = new(() => SchemaScript.OfJobs("Sqlite")
        .SelectMany(s => Regex.Matches(s.Text, "CREATE TABLE (\\w+)").Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Makes the schema and brings in the code lists.</summary>
    protected static void Migrate(IWarehouseEngine engine)
    {
        engine.Create();
        new Migrator(engine).Run();
        Migrator.OfJobs(engine).Run();
        new CodeListSeeder(engine, CodeListCatalog.Load()).Run();
    }
}
