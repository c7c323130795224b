using Dapper;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Warehouse;

public sealed class MigratorTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteEngine _engine;

    public MigratorTests() => _engine = new SqliteEngine($"Data Source={_folder.File("warehouse.db")}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_every_script_once()
    {
        var first = new Migrator(_engine).Run();
        var second = new Migrator(_engine).Run();

        Assert.Equal(SchemaScript.BuiltIn("Sqlite").Where(s => !s.IsStaging).Select(s => s.Name), first);
        Assert.Empty(second);
    }

    [Fact]
    public void Keeps_the_journal_in_the_layout_of_DbUp()
    {
        new Migrator(_engine).Run();
        using var connection = _engine.Open();

        var columns = connection.Query<string>("SELECT name FROM pragma_table_info('SchemaVersions') ORDER BY cid");

        Assert.Equal(["Id", "ScriptName", "Applied"], columns);
    }

    [Fact]
    public void Refuses_a_script_that_was_changed_after_it_ran()
    {
        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"));

        var e = Assert.Throws<MigrationException>(
            () => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X bigint NOT NULL);")));

        Assert.Contains("0001_a.sql", e.Message, StringComparison.Ordinal);
        Assert.Contains("changed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_are_no_change()
    {
        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (\nX int NOT NULL);"));

        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (\r\nX int NOT NULL);"));
    }

    [Fact]
    public void Refuses_a_warehouse_that_is_newer_than_the_code()
    {
        Migrate(new("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"), new("0002_b.sql", "CREATE TABLE B (X int NOT NULL);"));

        var e = Assert.Throws<MigrationException>(() => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);")));

        Assert.Contains("newer", e.Message, StringComparison.Ordinal);
        Assert.Contains("0002_b.sql", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_fails_leaves_nothing_and_can_run_again_when_mended()
    {
        Assert.Throws<MigrationException>(
            () => Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL); INSERT INTO Missing VALUES (1);")));
        using (var connection = _engine.Open())
        {
            Assert.False(_engine.TableExists(connection, "A"));
            Assert.Equal(0, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM SchemaVersions"));
        }

        Migrate(new SchemaScript("0001_a.sql", "CREATE TABLE A (X int NOT NULL);"));

        using var after = _engine.Open();
        Assert.True(_engine.TableExists(after, "A"));
    }

    [Fact]
    public void Staging_is_made_again_when_its_file_was_deleted()
    {
        new Migrator(_engine).Run();
        File.Delete(_folder.File("warehouse.staging.db"));

        new Migrator(_engine).Run();

        using var connection = _engine.Open();
        Assert.Equal(0, connection.ExecuteScalar<long>("SELECT COUNT(*) FROM staging.PublishedFigure"));
    }

    private void Migrate(params SchemaScript[] scripts) => new Migrator(_engine, scripts, TimeProvider.System).Run();
}
