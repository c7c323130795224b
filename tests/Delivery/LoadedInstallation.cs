using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>An installation with two files of RIZIV, which were not checked.</summary>
internal sealed class LoadedInstallation : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    public LoadedInstallation(DeliverySettings? delivery = null, TimeProvider? clock = null)
    {
        Installation = new Installation(
            new Settings("Sqlite", _database.ConnectionString, _folder.File("data"), _folder.Path, _folder.File("out")) { Delivery = delivery ?? new DeliverySettings() }, clock);
        foreach (var name in new[] { AdminPortal.Regions, "riziv-jaarverslag-2015.xlsx" })
        {
            Assert.Equal(LoadState.Succeeded, new FileLoads(Installation).Load(SampleEdit.Sample(name), new LoadOptions()).State);
        }
    }

    public Installation Installation { get; }

    /// <summary>Enters a recipient who may read, and gives its key.</summary>
    public long Recipient(string address = "an@example.be") => Installation.Recipients.Add(
        new Recipient
        {
            Report = ReportOrder.Monthly, UserKey = Installation.Accounts.Add("a" + Guid.NewGuid().ToString("N"), Role.Reader, "x")!.UserKey, Address = address, Language = "nl",
            Format = ReportFormat.Html, SendAs = SendAs.Attached,
        },
        "test")!.Value;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
