using System.Diagnostics;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Jobs;

/// <summary>A serving process is killed (SIGKILL) while it runs a load: another one, or the next, does it; no slice is doubled, no run is lost.</summary>
public abstract class KilledNodeTests<TEngine> : IDisposable
    where TEngine : ITestEngine, new()
{
    private const int Reruns = 4;

    private readonly SampleInstallation<TEngine> _installation = new();
    private readonly List<Process> _nodes = [];

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _told = new();

    /// <summary>Lines of the large file: enough that a kill strikes in the middle, few enough that the load ends soon.</summary>
    protected abstract int Rows { get; }

    /// <summary>Whether two processes can share the store.</summary>
    protected abstract bool SharesStore { get; }

    [EngineFact]
    public async Task Another_node_does_what_a_killed_one_had_begun()
    {
        File.WriteAllText(Path.Combine(_installation.Folder, "layouts", "made-up.yaml"), MadeUpTable.Layout("made-up", "made-up", "2024"));
        var installation = new Installation(_installation.Parts.Settings);
        var queue = new JobQueue(installation.Jobs);
        var large = queue.Enqueue(await LargeAsync(installation)).Key;
        var loads = installation.History.Slices("riziv").Take(Reruns).ToList();
        var reruns = loads.Select(load => queue.Enqueue(RerunJob.Order(load, 0.01m, "an")).Key).ToList();
        var succeeded = Succeeded(installation);

        string[] names = SharesStore ? ["one", "two"] : ["one"];
        foreach (var name in names)
        {
            Start(name);
        }

        await Patience.UntilAsync(
            () =>
            {
                var run = queue.Store.Find(large)!;
                Assert.False(run.IsOver, $"It was over before anybody was killed: {run}");
                return run.State == JobState.Running && RunningLoad(installation);
            },
            "the large load to run");
        var struck = queue.Store.Find(large)!;
        Kill(struck.Node!);
        if (!SharesStore)
        {
            Assert.Equal(JobState.Running, queue.Store.Find(large)!.State);
            Start("next");
        }

        var heir = SharesStore ? names.Single(n => n != struck.Node) : "next";
        await Patience.UntilAsync(
            () => queue.Store.Unfinished().Count == 0,
            () => $"all runs to end\n{string.Join('\n', queue.Store.Search(new JobFilter(), 0, 20))}\n{string.Join('\n', installation.Journal.Latest(8))}\n{string.Join('\n', _told)}");

        var run = queue.Store.Find(large)!;
        Assert.Equal((JobState.Succeeded, 2, heir), (run.State, run.Attempt, run.Node));
        Assert.Contains(queue.Store.Transitions(large), t => t.State == JobState.Queued && t.Reason!.Contains($"ended unexpectedly: node {struck.Node} died", StringComparison.Ordinal));
        Assert.All(reruns, key => Assert.Equal(JobState.Succeeded, queue.Store.Find(key)!.State));

        // The killed load is marked, the next one is whole; each rerun replaced its slice once, unless the kill struck it too.
        var records = installation.Journal.Latest(50).Where(l => l.Dataset == "made-up").OrderBy(l => l.LoadKey).ToList();
        Assert.Equal([(LoadState.EndedUnexpectedly, 0), (LoadState.Succeeded, Rows)], records.Select(l => (l.State, l.RowsLoaded)));
        using var connection = _installation.Open();
        Assert.Equal(Rows, WarehouseDump.Number(connection, "SELECT COUNT(*) FROM FactPublishedFigure f JOIN DimPublication p ON p.PublicationKey = f.PublicationKey WHERE f.SupersededAt IS NULL AND p.Code = 'made-up-2024'"));
        Assert.Equal(succeeded + Reruns + 1, Succeeded(installation));
        Assert.All(loads, load => Assert.Single(installation.Journal.Latest(50), l => l.RerunOf == load.LoadKey && l.State == LoadState.Succeeded));
        Assert.Equal(0, WarehouseDump.Number(connection, "SELECT COUNT(*) FROM staging.PublishedFigure"));
        Assert.Equal([heir], queue.Store.Nodes().Select(n => n.Node));
        Assert.Empty(_installation.Database.Damage(connection));
    }

    public void Dispose()
    {
        foreach (var node in _nodes.Where(n => !n.HasExited))
        {
            node.Kill();
            node.WaitForExit();
        }

        _nodes.ForEach(n => n.Dispose());
        _installation.Dispose();
    }

    private async Task<JobOrder> LargeAsync(Installation installation)
    {
        var uploads = new Uploads(installation.Settings.DataFolder, TimeProvider.System);
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(MadeUpTable.Csv("made-up", "2024", Rows, 1)));
        var upload = await uploads.StoreAsync(content, "made-up-large.csv", new LoadOptions(), CancellationToken.None);
        Assert.True(uploads.TryTake(upload));
        var order = UploadJob.Order(installation, upload, upload.Options, "an");
        Assert.Equal("slice:riziv/made-up/2024", order.Exclusive);
        return order;
    }

    private void Start(string name)
    {
        var environment = new Dictionary<string, string>(_installation.Database.Environment)
        {
            ["Jobs__Node"] = name, ["Jobs__AtOnce"] = "1", ["Jobs__Schedule"] = "false", ["Portal__WarmUp"] = "false",
        };
        var process = CommandProcess.Start(_installation.Folder, environment, ["serve", "--urls", "http://127.0.0.1:0"]);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => _told.Enqueue($"{name}: {line.Data}");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _nodes.Add(process);
    }

    /// <summary>Kill is SIGKILL: the process gets no word of it.</summary>
    private void Kill(string node)
    {
        var process = _nodes[SharesStore && node == "two" ? 1 : 0];
        process.Kill();
        process.WaitForExit();
    }

    private static bool RunningLoad(Installation installation) => installation.Journal.Latest(5).Any(l => l is { Dataset: "made-up", State: LoadState.Running });

    private static int Succeeded(Installation installation) => installation.Journal.Latest(200).Count(l => l.State == LoadState.Succeeded);
}

public sealed class KilledNodeTestsOnSqlite : KilledNodeTests<SqliteTestEngine>
{
    protected override int Rows => 30_000;

    protected override bool SharesStore => false;
}

public sealed class KilledNodeTestsOnSqlServer : KilledNodeTests<SqlServerTestEngine>
{
    protected override int Rows => 6_000;

    protected override bool SharesStore => true;
}
