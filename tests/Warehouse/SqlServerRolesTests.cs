using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>The optional script of roles, run on a server: a reader sees the views alone, a loader changes rows and no table.</summary>
public sealed partial class SqlServerRolesTests : IRunsOn<SqlServerTestEngine>
{
    [EngineFact]
    public void A_loader_may_load_and_not_change_the_schema()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var loader = new Member(database, "reintegrationbi_loader");
        using var warehouse = new SampleWarehouse();

        Assert.Empty(new Migrator(loader.Engine).Run());
        Assert.Equal(0, new CodeListSeeder(loader.Engine, warehouse.Codes).Run());
        var path = SampleWarehouse.SampleFiles[0];
        var layout = warehouse.Source.LayoutFor(path);
        var outcome = new Loader(loader.Engine, new LoadJournal(loader.Engine, TimeProvider.System)).Run(
            new LoadRequest(warehouse.Files.Keep(path), new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name), _ => warehouse.Source.Read(path), false, "test"));

        Assert.Equal("succeeded", outcome.State);
        Assert.True(outcome.Loaded > 0);
        using var connection = loader.Engine.Open();
        Assert.Equal(outcome.Loaded, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM vPublishedFigure"));
        Assert.Throws<SqlException>(() => connection.Execute("CREATE TABLE dbo.Extra (X int NOT NULL)"));
        Assert.Throws<SqlException>(() => connection.Execute("ALTER TABLE DimSex ADD Extra int NULL"));
        Assert.Throws<SqlException>(() => connection.Execute("DROP TABLE Synonym"));
    }

    [EngineFact]
    public void A_reader_sees_every_view_and_no_table()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.Migrated);
        using var reader = new Member(database, "reintegrationbi_reader");
        using var all = database.Engine.Open();
        var tables = database.Tables(all);
        using var connection = reader.Engine.Open();

        foreach (var view in new[] { "vPublishedFigure", "vLoad", "vCheckResult" })
        {
            Assert.Empty(connection.Query($"SELECT * FROM {view}"));
        }

        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Throws<SqlException>(() => connection.Execute($"SELECT COUNT(*) FROM {table}")));
        Assert.Throws<SqlException>(() => connection.Execute("DELETE FROM vLoad"));
    }

    [EngineFact]
    public void A_login_without_the_right_to_make_the_schema_is_told_so()
    {
        using var database = new SqlServerTestEngine().Rent(TestSchema.None);
        using var nobody = new Member(database, role: null);

        var refusal = Assert.Throws<MigrationException>(() => new Migrator(nobody.Engine).Run());

        Assert.Contains(database.Engine.Place, refusal.Message, StringComparison.Ordinal);
        if (!SqlServerTestEngine.IsBabelfish)
        {
            Assert.Contains("A right is missing", refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A login of its own that is in one role, until it is disposed of.</summary>
    private sealed partial class Member : IDisposable
    {
        private readonly IWarehouseEngine _owner;
        private readonly string _name = "reintegrationbi_test_" + Guid.NewGuid().ToString("N")[..12];

        public Member(TestDatabase database, string? role)
        {
            _owner = database.Engine;
            var password = "Aa1-" + Guid.NewGuid().ToString("N");
            using var connection = _owner.Open();
            connection.Execute($"CREATE LOGIN {_name} WITH PASSWORD = '{password}'");
            connection.Execute($"CREATE USER {_name} FOR LOGIN {_name}");
            if (role is not null)
            {
                foreach (var batch in Go().Split(File.ReadAllText(Path.Combine(SampleWarehouse.Root, "warehouse", "Schema", "SqlServer", "Optional", "roles.sql"))))
                {
                    connection.Execute(batch.Length == 0 ? "SELECT 1" : batch);
                }

                connection.Execute($"ALTER ROLE {role} ADD MEMBER {_name}");
            }

            Engine = new SqlServerEngine(
                new SqlConnectionStringBuilder(database.ConnectionString) { UserID = _name, Password = password, IntegratedSecurity = false, Pooling = false }.ConnectionString);
        }

        public SqlServerEngine Engine { get; }

        public void Dispose()
        {
            using var connection = _owner.Open();
            connection.Execute($"DROP USER {_name}");

            // A session of the login may take a moment to end after its connection was closed.
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    connection.Execute($"DROP LOGIN {_name}");
                    return;
                }
                catch (SqlException) when (attempt < 20)
                {
                    SqlConnection.ClearAllPools();
                    Thread.Sleep(100);
                }
            }
        }

        [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
        private static partial Regex Go();
    }
}
