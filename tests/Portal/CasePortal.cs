using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal with the fifteen cases, shared by the tests that only ask.</summary>
public sealed class CasePortal : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private PortalServer? _server;

    public HttpClient Client { get; private set; } = null!;

    public CaseStudy Study { get; private set; } = null!;

    public CaseFieldCatalog Fields { get; } = CaseFieldCatalog.Load();

    /// <summary>The list of cases before any were loaded.</summary>
    public string Before { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var data = _folder.File("data");
        Directory.CreateDirectory(data);
        var installation = new Installation(new Settings("Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, data, _folder.File("out")));
        installation.Migrate();
        _server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        Client = new HttpClient { BaseAddress = new Uri(_server.Addresses.Single()) };
        Before = await Client.GetStringAsync("/cases?lang=en");
        var outcome = new FileLoads(installation).Load(SampleWarehouse.CasesFile, new LoadOptions());
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        Study = installation.Cases.Study("serv2025")!;
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
