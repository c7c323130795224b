using System.Net;
using System.Net.Sockets;
using Dapper;
using Microsoft.Data.SqlClient;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>What a server refuses, or that it is not there, is told in words of the warehouse.</summary>
public sealed class ServerProblemsTests : IRunsOn<SqlServerTestEngine>
{
    private const string Figure =
        """
        INSERT INTO DimPublication (PublicationKey, Code, Title, Publisher, Kind, Series, Edition, Language) VALUES (@key, @code, 't', 'p', 'press', 's', '2024', 'nl')
        """;

    [EngineFact]
    public void A_row_that_stands_already()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var connection = database.Engine.Open();
        connection.Execute(Figure, new { key = 1, code = "a" });

        Assert.Contains("same key", Said(database, () => connection.Execute(Figure, new { key = 1, code = "b" })), StringComparison.Ordinal);
        Assert.Contains("same key", Said(database, () => connection.Execute(Figure, new { key = 2, code = "a" })), StringComparison.Ordinal);
        Assert.Equal(1, connection.Execute(Figure, new { key = 3, code = "A" }));
    }

    [EngineFact]
    public void A_row_that_refers_to_nothing()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var connection = database.Engine.Open();
        const string sql = "INSERT INTO LoadTransition (LoadKey, Seq, State, At) VALUES (99999, 1, 'running', '2026-01-01')";

        Assert.Contains("does not hold", Said(database, () => connection.Execute(sql)), StringComparison.Ordinal);

        // Babelfish does not check foreign keys of rows that come in bulk, whatever the options say.
        if (!SqlServerTestEngine.IsBabelfish)
        {
            Assert.Contains(
                "does not hold",
                Said(database, () => database.Engine.BulkInsert(
                    connection, null, "LoadTransition", ["LoadKey", "Seq", "State", "At"], [[99999L, 1, "running", new DateTime(2026, 1, 1)]])),
                StringComparison.Ordinal);
        }
    }

    [EngineFact]
    public void A_text_or_a_number_that_is_too_long()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var connection = database.Engine.Open();

        Assert.Contains("longer than its column", Said(database, () => connection.Execute(Figure, new { key = 1, code = new string('x', 121) })), StringComparison.Ordinal);
        Assert.Equal(1, connection.Execute(Figure, new { key = 1, code = new string('x', 120) }));
        Assert.Contains(
            "larger than its column", Said(database, () => connection.Execute("INSERT INTO DimUnit SELECT 999, 'x', '', '', '', '', 'x', CAST(3000000000 AS bigint)")), StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_statement_that_waits_too_long()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var holder = database.Engine.Open();
        using var waiting = database.Engine.Open();
        holder.Execute(Figure, new { key = 1, code = "a" });
        using var transaction = database.Engine.BeginWrite(holder);
        holder.Execute("UPDATE DimPublication SET Title = 'x'", transaction: transaction);

        var said = Said(database, () => waiting.Execute("UPDATE DimPublication SET Title = 'y'", commandTimeout: 1));

        Assert.Contains("did not answer in time", said, StringComparison.Ordinal);
        Assert.Contains(database.Engine.Place, said, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_password_that_is_wrong()
    {
        var engine = With(b => b.Password = "wrong" + b.Password);

        var problem = Assert.Throws<WarehouseException>(() => engine.Open());

        Assert.Contains("login", problem.Message, StringComparison.Ordinal);
        Assert.Contains("was refused", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", problem.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_database_that_does_not_exist()
    {
        var engine = With(b => b.InitialCatalog = "reintegrationbi_no_such_database");

        var problem = Assert.Throws<WarehouseException>(() => engine.Open());

        Assert.Contains("does not exist or this login may not open it", problem.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_database_that_does_not_exist_is_made_by_the_first_start()
    {
        // The pool clears away what earlier runs left; not this one.
        _ = SqlServerPool.Shared;
        var name = "reintegrationbi_test_first_" + Guid.NewGuid().ToString("N")[..8];
        var engine = With(b =>
        {
            b.InitialCatalog = name;
            b.Pooling = false;
        });
        try
        {
            engine.Create();

            using var connection = engine.Open();
            Assert.False(engine.TableExists(connection, "SchemaVersions"));
        }
        finally
        {
            using var master = new SqlConnection(new SqlConnectionStringBuilder(SqlServerTestEngine.ConnectionString) { InitialCatalog = "master", Pooling = false }.ConnectionString);
            master.Execute($"DROP DATABASE [{name}]");
        }
    }

    /// <summary>Needs no server: that is its point.</summary>
    [Fact]
    public void A_server_that_is_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var engine = new SqlServerEngine(FormattableString.Invariant($"Server=127.0.0.1,{port};Database=w;User ID=u;Password=secret;Encrypt=false;Connect Timeout=2"));

        var problem = Assert.Throws<WarehouseException>(() => engine.Open());

        Assert.Contains("cannot be reached", problem.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"127.0.0.1,{port}/w"), problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.Message, StringComparison.Ordinal);
    }

    private static string? Said(TestDatabase database, Action action) => database.Engine.Explain(Assert.ThrowsAny<SqlException>(action));

    private static SqlServerEngine With(Action<SqlConnectionStringBuilder> change)
    {
        var builder = new SqlConnectionStringBuilder(SqlServerTestEngine.ConnectionString) { InitialCatalog = "master" };
        change(builder);
        return new SqlServerEngine(builder.ConnectionString);
    }
}
