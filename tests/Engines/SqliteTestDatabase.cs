using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>A file that is gone after the test.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly string[] Files = ["warehouse.db", "warehouse.staging.db", "warehouse.jobs.db"];

    /// <summary>Migrating takes longer than most tests: it is done once, and copied.</summary>
    private static readonly Lazy<Dictionary<string, byte[]>> Template = new(MakeTemplate);

    private readonly TempFolder _folder = new();

    public SqliteTestDatabase(TestSchema schema)
    {
        if (schema == TestSchema.Migrated)
        {
            foreach (var (name, content) in Template.Value)
            {
                File.WriteAllBytes(_folder.File(name), content);
            }
        }

        ConnectionString = $"Data Source={_folder.File(Files[0])}";
        Engine = new SqliteEngine(ConnectionString);
    }

    public override IWarehouseEngine Engine { get; }

    public override string ConnectionString { get; }

    public override IReadOnlyList<string> Tables(DbConnection connection) =>
        [.. Names(connection, "main"), .. Names(connection, "staging").Select(n => "staging." + n)];

    public override IReadOnlyList<(string Table, string Refers)> ForeignKeys(DbConnection connection) =>
        [
            .. Tables(connection).SelectMany(
                table => connection.Query<string>("SELECT \"table\" FROM pragma_foreign_key_list(@table) WHERE seq = 0", new { table }), (table, refers) => (table, refers)),
        ];

    public override IReadOnlyList<(string Table, string Columns)> Indexes(DbConnection connection) =>
        [
            .. connection.Query<(string, string)>(
                """
                SELECT t.name, group_concat(c.name) FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
                WHERE t.type = 'table' AND i.origin <> 'pk' GROUP BY t.name, i.name
                """),
        ];

    public override IReadOnlyList<(string Name, bool IsNullable)> Columns(DbConnection connection, string table) =>
        [
            .. connection.Query<(string Name, long NotNull)>(
                    "SELECT name, \"notnull\" FROM pragma_table_info(@name, @schema) ORDER BY cid", Parts(table))
                .Select(c => (c.Name, c.NotNull == 0)),
        ];

    public override IReadOnlyList<string> PrimaryKey(DbConnection connection, string table) =>
        [.. connection.Query<string>("SELECT name FROM pragma_table_info(@name, @schema) WHERE pk > 0 ORDER BY pk", Parts(table))];

    public override IReadOnlyList<string> Damage(DbConnection connection) =>
        [
            .. connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok"),
            .. connection.Query<string>("SELECT \"table\" FROM pragma_foreign_key_check"),
        ];

    public override void LoseStaging() => File.Delete(_folder.File(Files[1]));

    public override void Dispose() => _folder.Dispose();

    private static object Parts(string table) => new { name = table.Split('.')[^1], schema = table.Contains('.', StringComparison.Ordinal) ? "staging" : "main" };

    private static IEnumerable<string> Names(DbConnection connection, string schema) =>
        connection.Query<string>($"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Order(StringComparer.Ordinal);

    private static Dictionary<string, byte[]> MakeTemplate()
    {
        using var made = new SqliteTestDatabase(TestSchema.None);
        Migrate(made.Engine);

        // A connection that waits in the pool keeps what it wrote in its log.
        using (var pooled = new SqliteConnection(((SqliteEngine)made.Engine).JobsConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        return Files.ToDictionary(name => name, name => File.ReadAllBytes(made._folder.File(name)));
    }
}
