using Dapper;
using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>What a live server made of its scripts is what SQLite made of its own.</summary>
public sealed class LiveSchemaTests : IRunsOn<SqlServerTestEngine>, IDisposable
{
    private readonly TestDatabase _server = new SqlServerTestEngine().Rent(TestSchema.Migrated);
    private readonly TestDatabase _sqlite = new SqliteTestEngine().Rent(TestSchema.Migrated);

    public void Dispose()
    {
        _server.Dispose();
        _sqlite.Dispose();
    }

    [EngineFact]
    public void Tables_columns_nullability_and_primary_keys_are_the_same() => Assert.Equal(Tables(_sqlite), Tables(_server));

    [EngineFact]
    public void Foreign_keys_are_the_same()
    {
        var sqlite = ForeignKeys(_sqlite);

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, ForeignKeys(_server));
    }

    [EngineFact]
    public void Unique_constraints_and_indexes_are_the_same()
    {
        using var sqlite = _sqlite.Engine.Open();
        using var server = _server.Engine.Open();
        var expected = sqlite.Query<(string, string)>(
            """
            SELECT t.name, group_concat(c.name) FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.type = 'table' AND i.origin <> 'pk' GROUP BY t.name, i.name
            """);
        var found = server.Query<(string, string, string, int)>(
                """
                SELECT t.name, i.name, c.name, ic.key_ordinal FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id
                JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
                WHERE i.is_primary_key = 0 AND ic.is_included_column = 0
                """)
            .GroupBy(c => (c.Item1, c.Item2))
            .Select(g => (g.Key.Item1, string.Join(',', g.OrderBy(c => c.Item4).Select(c => c.Item3))));

        Assert.Equal(expected.Order(), found.Order());
    }

    private static List<string> Tables(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return
        [
            .. database.Tables(connection).Select(t =>
                $"{t} ({string.Join(", ", database.Columns(connection, t).Select(c => c.IsNullable ? c.Name + " null" : c.Name))}) key ({string.Join(", ", database.PrimaryKey(connection, t))})"),
        ];
    }

    private static List<(string, string)> ForeignKeys(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return [.. database.ForeignKeys(connection).Order()];
    }
}
