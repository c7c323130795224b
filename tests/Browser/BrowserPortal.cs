using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>A portal on this machine with everything to look at: all samples, made-up respondents of the survey that can be made up, made-up trajectories; checked.</summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    /// <summary>The survey that has respondents; of the other one nothing says who was asked what, so that it has published tables only.</summary>
    public const string WithRespondents = "cm2023";

    /// <summary>Made-up respondents of it.</summary>
    public const int Respondents = 600;

    /// <summary>Lines of made-up trajectories.</summary>
    public const int TrajectoryLines = 8_000;

    private readonly TempFolder _folder = new();
    private PortalServer? _server;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it shows.</summary>
    public Installation Installation { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (BrowserRoom.Missing() is not null)
        {
            return;
        }

        var samples = Path.Combine(SampleWarehouse.Root, "samples");
        Done("load", [.. Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".xlsx" or ".csv" && !Path.GetFileName(f).StartsWith("publication", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]);

        var data = _folder.File("data");
        Installation = new Installation(new Settings(
            "Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, samples, _folder.File("out")));
        Done("load", MakeRespondents(), MakeTrajectories());
        Done("check");

        _server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
        Address = _server.Addresses.Single();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void Done(string command, params string[] arguments)
    {
        var run = CommandRun.In(_folder, new Dictionary<string, string> { ["Pseudonyms__Key"] = new('k', 40) }, [command, .. arguments]);
        Assert.True(run.Code == 0, $"{command}: {run.Messages}");
    }

    private string MakeRespondents()
    {
        var path = _folder.File(WithRespondents + ".respondents.csv");
        using var file = File.CreateText(path);
        SyntheticSurvey.Make(
            Installation.Questionnaires.Find(WithRespondents)!, PublishedAnswers.Of(Installation.Reader, WithRespondents), seed: 1, Respondents).Write(file);
        return path;
    }

    private string MakeTrajectories()
    {
        var path = _folder.File("made.trajectories.csv");
        using var file = File.CreateText(path);
        new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(TrajectoryLines, 1, TrajectoryOrder.DefaultUntil, 0.005m)).Write(file);
        return path;
    }
}
