using System.Data.Common;
using Dapper;
using ReIntegrationBI.Warehouse.Copying;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>A database of the pool.</summary>
internal sealed class SqlServerTestDatabase(SqlServerPool pool, string connectionString) : TestDatabase
{
    private IReadOnlyList<string> _seeded = [];

    public override IWarehouseEngine Engine { get; } = new SqlServerEngine(connectionString);

    public override string ConnectionString => connectionString;

    /// <summary>Whether it holds the schema and, once cleared, nothing but the code lists.</summary>
    public bool IsMigrated { get; private set; }

    /// <summary>Clears what the last test left.</summary>
    public void Prepare(TestSchema schema)
    {
        if (schema == TestSchema.Migrated && IsMigrated && Clear())
        {
            return;
        }

        IsMigrated = false;
        DropTables();
        if (schema == TestSchema.Migrated)
        {
            Migrate(Engine);
            using var connection = Engine.Open();
            _seeded = Seeded(connection);
            IsMigrated = true;
        }
    }

    public override IReadOnlyList<string> Tables(DbConnection connection) =>
        [
            .. connection.Query<(string Schema, string Name)>(
                    "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA IN ('dbo', 'staging')")
                .Select(t => t.Schema == "dbo" ? t.Name : "staging." + t.Name)
                .OrderBy(name => name.StartsWith("staging.", StringComparison.Ordinal))
                .ThenBy(name => name, StringComparer.Ordinal),
        ];

    public override IReadOnlyList<(string Table, string Refers)> ForeignKeys(DbConnection connection)
    {
        var tables = Tables(connection);
        return
        [
            .. connection.Query<(string Table, string Refers)>(
                    """
                    SELECT p.name, r.name FROM sys.foreign_keys k
                    JOIN sys.tables p ON p.object_id = k.parent_object_id JOIN sys.tables r ON r.object_id = k.referenced_object_id
                    """)
                .Select(k => (AsWritten(tables, k.Table), AsWritten(tables, k.Refers))),
        ];
    }

    public override IReadOnlyList<(string Table, string Columns)> Indexes(DbConnection connection)
    {
        var tables = Tables(connection);
        return
        [
            .. connection.Query<(string Table, string Index, string Column, int Position)>(
                    """
                    SELECT t.name, i.name, c.name, ic.key_ordinal FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id
                    JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                    JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                    WHERE i.is_primary_key = 0 AND ic.is_included_column = 0
                    """)
                .GroupBy(c => (Table: AsWritten(tables, c.Table), c.Index))
                .Select(g => (g.Key.Table, string.Join(',', g.OrderBy(c => c.Position).Select(c => AsWritten(Columns(connection, g.Key.Table).Select(x => x.Name), c.Column))))),
        ];
    }

    public override IReadOnlyList<(string Name, bool IsNullable)> Columns(DbConnection connection, string table) =>
        [
            .. connection.Query<(string Name, string IsNullable)>(
                    "SELECT COLUMN_NAME, IS_NULLABLE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @name ORDER BY ORDINAL_POSITION",
                    Parts(table))
                .Select(c => (c.Name, c.IsNullable == "YES")),
        ];

    public override IReadOnlyList<string> PrimaryKey(DbConnection connection, string table) =>
        [
            .. connection.Query<string>(
                    """
                    SELECT c.name FROM sys.indexes i
                    JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                    JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                    WHERE i.is_primary_key = 1 AND i.object_id = OBJECT_ID(@schema + '.' + @name) ORDER BY ic.key_ordinal
                    """,
                    Parts(table))
                .Select(column => AsWritten(Columns(connection, table).Select(c => c.Name), column)),
        ];

    /// <remarks>A bulk insert that does not check constraints leaves them untrusted.</remarks>
    public override IReadOnlyList<string> Damage(DbConnection connection) =>
        [.. connection.Query<string>("SELECT name FROM sys.foreign_keys WHERE is_not_trusted = 1 OR is_disabled = 1")];

    public override void LoseStaging()
    {
        using var connection = Engine.Open();
        foreach (var table in Tables(connection).Where(IsStaging))
        {
            connection.Execute($"DROP TABLE {table}");
        }
    }

    public override void Dispose() => pool.Return(this);

    /// <summary>The catalogue of a server that is not SQL Server's own may give names in small letters; those of INFORMATION_SCHEMA are as written.</summary>
    private static string AsWritten(IEnumerable<string> names, string name) => names.Single(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsStaging(string table) => table.StartsWith("staging.", StringComparison.Ordinal);

    private static bool IsSeeded(string table) =>
        table is "SchemaVersions" or "SchemaScriptHash" || CopyTable.All.Any(t => t.Name == table && t.IsCodeList);

    private static object Parts(string table) => new { name = table.Split('.')[^1], schema = IsStaging(table) ? "staging" : "dbo" };

    /// <summary>Deletes what tests put in, unless a test changed what a migration makes.</summary>
    private bool Clear()
    {
        using var connection = Engine.Open();
        var tables = ReferringFirst(connection).Where(t => !IsSeeded(t));
        connection.Execute(string.Join('\n', tables.Select(t => $"DELETE FROM {t};")), commandTimeout: 120);
        return Seeded(connection).SequenceEqual(_seeded);
    }

    private void DropTables()
    {
        using var connection = Engine.Open();
        foreach (var view in connection.Query<string>("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = 'dbo'").ToList())
        {
            connection.Execute($"DROP VIEW {view}");
        }

        foreach (var table in ReferringFirst(connection))
        {
            connection.Execute($"DROP TABLE {table}");
        }
    }

    private List<string> Seeded(DbConnection connection) => [.. Tables(connection).Where(IsSeeded).SelectMany(t => (string[])[t, .. WarehouseDump.Rows(connection, $"SELECT * FROM {t}").Order(StringComparer.Ordinal)])];

    /// <summary>All tables, each before the tables that it refers to.</summary>
    private List<string> ReferringFirst(DbConnection connection)
    {
        var keys = ForeignKeys(connection);
        var left = Tables(connection).ToList();
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var free = left.Where(t => !keys.Any(k => k.Refers == t && k.Table != t && left.Contains(k.Table))).ToList();
            Assert.NotEmpty(free);
            ordered.AddRange(free);
            left = left.Except(free).ToList();
        }

        return ordered;
    }
}
