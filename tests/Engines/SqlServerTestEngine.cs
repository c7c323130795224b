namespace ReIntegrationBI.Tests.Engines;

/// <summary>A live SQL Server, where <see cref="Variable"/> names one.</summary>
public sealed class SqlServerTestEngine : ITestEngine
{
    /// <summary>Holds a connection string to a server on which the login may create databases.</summary>
    public const string Variable = "REINTEGRATIONBI_TEST_SQLSERVER";

    private static readonly Lazy<bool> StandsIn = new(() => SqlServerPool.Shared.Version().Contains("Babelfish", StringComparison.Ordinal));

    public string Name => "SqlServer";

    public string? MissingBecause => ConnectionString is null ? $"No SQL Server: {Variable} holds no connection string." : null;

    /// <summary>
    /// Whether the server is Babelfish for PostgreSQL, which speaks the same protocol and language but is not SQL Server;
    /// docs/operations/sql-server.md lists where it differs. Only there a test may ask this.
    /// </summary>
    internal static bool IsBabelfish => StandsIn.Value;

    internal static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { } given && !string.IsNullOrWhiteSpace(given) ? given : null;

    public TestDatabase Rent(TestSchema schema) => SqlServerPool.Shared.Rent(schema);
}
