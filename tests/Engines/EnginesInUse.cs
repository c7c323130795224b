using Microsoft.Data.SqlClient;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Engines;

/// <summary>Which engines a run of the tests uses, for whoever reads its output.</summary>
internal static class EnginesInUse
{
    public static void Say()
    {
        using var sqlite = new SqliteTestEngine().Rent(TestSchema.None);
        Console.WriteLine("Engine Sqlite: " + sqlite.Engine.Version());
        Console.WriteLine("Engine SqlServer: " + (new SqlServerTestEngine().MissingBecause ?? Server()));
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
