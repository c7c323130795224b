using Microsoft.Data.SqlClient;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Which engines a run of the tests uses, for whoever reads its output.</summary>
internal static class EnginesInUse
{
    /// <summary>A line for each engine: its name, and its version or why it is missing.</summary>
    public static IEnumerable<string> Lines()
    {
        using var sqlite = new SqliteTestEngine().Rent(TestSchema.None);
        yield return "Engine Sqlite: " + sqlite.Engine.Version();
        yield return "Engine SqlServer: " + (new SqlServerTestEngine().MissingBecause ?? Server());
    }

    private static string Server()
    {
        try
        {
            var master = new SqlConnectionStringBuilder(SqlServerTestEngine.ConnectionString) { InitialCatalog = "master" };
            return new SqlServerEngine(master.ConnectionString).Version();
        }
        catch (WarehouseException problem)
        {
            // The tests fail one by one, each with this reason.
            return problem.Message;
        }
    }
}
