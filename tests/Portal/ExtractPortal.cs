using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal with the published figures and with few enough made-up trajectories that some numbers are not shown.</summary>
public sealed class ExtractPortal : IAsyncLifetime
{
    /// <summary>Name of the account that asks.</summary>
    public const string Analyst = "analyst";

    private PortalServer? _server;

    public TempFolder Folder { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public Installation Installation { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        foreach (var arguments in new string[][] { ["migrate"], ["load", .. Directory.GetFiles(CommandRun.Samples, "*.xlsx"), .. Directory.GetFiles(CommandRun.Samples, "*.csv")] })
        {
            var run = CommandRun.In(Folder, arguments);
            Assert.True(run.Code == 0, run.Messages);
        }

        using (var file = new StreamWriter(Folder.File("made.trajectories.csv")))
        {
            new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(600, 1, TrajectoryOrder.DefaultUntil, 0.005m)).Write(file);
        }

        var load = CommandRun.In(Folder, new Dictionary<string, string> { ["Pseudonyms__Key"] = new('k', 40) }, "load", Folder.File("made.trajectories.csv"));
        Assert.True(load.Code == 0, load.Messages);
        var data = Folder.File("data");
        Installation = new Installation(new Settings("Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, CommandRun.Samples, Folder.File("out")));
        _server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
        Client = SignedIn.As(Installation, _server, ReIntegrationBI.Warehouse.Accounts.Role.Analyst, Analyst).Client;
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Folder.Dispose();
    }
}
