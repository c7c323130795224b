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

        Assert.Equal(_sqlite.Indexes(sqlite).Order(), _server.Indexes(server).Where(i => !TestDatabase.IsOfJobs(i.Table)).Order());
    }

    private static List<string> Tables(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return
        [
            .. database.Tables(connection).Where(t => !TestDatabase.IsOfJobs(t)).Select(t =>
                $"{t} ({string.Join(", ", database.Columns(connection, t).Select(c => c.IsNullable ? c.Name + " null" : c.Name))}) key ({string.Join(", ", database.PrimaryKey(connection, t))})"),
        ];
    }

    private static List<(string, string)> ForeignKeys(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return [.. database.ForeignKeys(connection).Where(k => !TestDatabase.IsOfJobs(k.Table)).Order()];
    }
}
