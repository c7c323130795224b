using Dapper;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Warehouse;

public abstract class MigratorTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private readonly TestDatabase _database = new TEngine().Rent(TestSchema.None);

    private IWarehouseEngine Engine => _database.Engine;

    public void Dispose() => _database.Dispose();

    [EngineFact]
    public void Runs_every_script_once()
    {
        var first = new Migrator(Engine).Run();
        var second = new Migrator(Engine).Run();

        Assert.Equal(SchemaScript.BuiltIn(Engine.Name).Where(s => !s.IsStaging).Select(s => s.Name), first);
        Assert.Empty(second);
    }

    [EngineFact]
    public void Keeps_the_journal_in_the_layout_of_DbUp()
    {
        new Migrator(Engine).Run();
        using var connection = Engine.Open();

        Assert.Equal(["Id", "ScriptName", "Applied"], _database.Columns(connection, "SchemaVersions").Select(c => c.Name));
    }

    [EngineFact]
    public void Refuses_a_script_that_was_changed_after_it_ran()
    {
        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"));

        var e = Assert.Throws<MigrationException>(
            () => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X bigint NOT NULL);")));

        Assert.Contains("0001_a.sql", e.Message, StringComparison.Ordinal);
        Assert.Contains("changed", e.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Line_ends_are_no_change()
    {
        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (\nX int NOT NULL);"));

        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (\r\nX int NOT NULL);"));
    }

    [EngineFact]
    public void Refuses_a_warehouse_that_is_newer_than_the_code()
    {
        Migrate(new("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"), new("0002_b.sql", "CREATE TABLE B (X int NOT NULL);"));

        var e = Assert.Throws<MigrationException>(() => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);")));

        Assert.Contains("newer", e.Message, StringComparison.Ordinal);
        Assert.Contains("0002_b.sql", e.Message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_script_that_fails_leaves_nothing_and_can_run_again_when_mended()
    {
        Assert.Throws<MigrationException>(
            () => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL); INSERT INTO Missing VALUES (1);")));
        using (var connection = Engine.Open())
        {
            Assert.False(Engine.TableExists(connection, "A"));
            Assert.Equal(0, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM SchemaVersions"));
        }

        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"));

        using var after = Engine.Open();
        Assert.True(Engine.TableExists(after, "A"));
    }

    [EngineFact]
    public void Staging_is_made_again_when_it_was_lost()
    {
        new Migrator(Engine).Run();
        _database.LoseStaging();

        new Migrator(Engine).Run();

        using var connection = Engine.Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM staging.PublishedFigure"));
    }

    private void Migrate(params SchemaScript[] scripts) => new Migrator(Engine, scripts, TimeProvider.System).Run();
}

public sealed class MigratorTestsOnSqlite : MigratorTests<SqliteTestEngine>;

public sealed class MigratorTestsOnSqlServer : MigratorTests<SqlServerTestEngine>;
