namespace ReIntegrationBI.Tests.Engines;

/// <summary>SQLite: always there; each database is a file in a folder of its own.</summary>
public sealed class SqliteTestEngine : ITestEngine
{
    public string Name => "Sqlite";

    public string? MissingBecause => null;

    public TestDatabase Rent(TestSchema schema) => new SqliteTestDatabase(schema);
}
