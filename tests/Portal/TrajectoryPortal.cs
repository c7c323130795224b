using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal with made-up trajectories, and its page before they were loaded; shared by the tests that only ask.</summary>
public sealed class TrajectoryPortal : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private PortalServer? _server;

    public HttpClient Client { get; private set; } = null!;

    public Installation Installation { get; private set; } = null!;

    /// <summary>The page of each language before anything was loaded.</summary>
    public Dictionary<string, string> Before { get; } = [];

    public async Task InitializeAsync()
    {
        Assert.Equal(0, CommandRun.In(_folder, "migrate").Code);
        var data = _folder.File("data");
        Installation = new Installation(new Settings(
            "Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, CommandRun.Samples, _folder.File("out")));
        _server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
        Client = new HttpClient { BaseAddress = new Uri(_server.Addresses.Single()) };
        foreach (var language in new[] { "nl", "fr", "en" })
        {
            Before[language] = await Client.GetStringAsync($"/trajectories?lang={language}");
        }

        using (var file = new StreamWriter(_folder.File("made.trajectories.csv")))
        {
            new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(8000, 1, TrajectoryOrder.DefaultUntil, 0.005m)).Write(file);
        }

        var load = CommandRun.In(
            _folder, new Dictionary<string, string> { ["Pseudonyms__Key"] = new('k', 40) }, "load", _folder.File("made.trajectories.csv"));
        Assert.True(load.Code == 0, load.Messages);
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
