using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Jobs.Plans;

/// <summary>An installation with a plan, a clock of its own and one worker that takes a run when it is told to.</summary>
internal sealed class PlanRoom : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database;

    public PlanRoom(ITestEngine engine, string plan = "sources: {riziv: {}, surveys: {}, trajectories: {}}\n")
    {
        _database = engine.Rent(TestSchema.Migrated);
        Migrator.OfJobs(_database.Engine).Run();
        _folder.Write("jobs.yaml", plan);
        Installation = new Installation(
            Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Warehouse:Engine"] = _database.Engine.Name, ["ConnectionStrings:Warehouse"] = _database.ConnectionString, ["DataFolder"] = _folder.Path,
                ["OutFolder"] = _folder.File("out"), ["Pseudonyms:Key"] = TrajectoryInstallation<SqliteTestEngine>.Key,
            }).Build()),
            Clock);
        Queue = new JobQueue(Installation.Jobs);
        Kinds =
        [
            new InboxJob(Installation, Queue), new LoadInboxJob(Installation), new FetchJob(Installation, Queue), new FreshnessJob(Installation),
            new RetentionJob(Installation),
        ];
    }

    /// <summary>It begins at a time like that of the disk's clock, since files carry the times of the disk.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    public Installation Installation { get; }

    public JobQueue Queue { get; }

    public JobStore Store => Installation.Jobs;

    public string Folder => _folder.Path;

    private IReadOnlyList<IJobKind> Kinds { get; }

    /// <summary>Path of a file in an inbox.</summary>
    public string Inbox(string source, string name) => Path.Combine(Folder, "inbox", source, name);

    /// <summary>Puts a copy into an inbox, as old as its original was a minute ago.</summary>
    public string Put(string source, string from, string? name = null)
    {
        var path = Inbox(source, name ?? Path.GetFileName(from));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(from, path);
        File.SetLastWriteTimeUtc(path, Clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
        return path;
    }

    /// <summary>Names of the files in a folder of an inbox.</summary>
    public IReadOnlyList<string> Names(string source, string folder = "")
    {
        var path = Path.Combine(Folder, "inbox", source, folder);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Asks for a run and does all that is due.</summary>
    public async Task<JobRun> RunAsync(string kind, object? input = null)
    {
        var key = Queue.Enqueue(new JobOrder(kind, "all", System.Text.Json.JsonSerializer.Serialize(input ?? new SourceInput()), "an")).Key;
        await WorkAsync();
        return Store.Find(key)!;
    }

    /// <summary>Looks into the inboxes a minute later.</summary>
    public async Task<JobRun> LookAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await RunAsync(JobKindCodes.Inbox);
    }

    /// <summary>Does all runs that are due, one after the other.</summary>
    public async Task WorkAsync()
    {
        while (Store.Claim("node") is { } run)
        {
            JobEnd end;
            try
            {
                end = await Kinds.Single(k => k.Code == run.Kind).RunAsync(new JobContext(run, Store, Clock), CancellationToken.None);
            }
            catch (Exception e) when (Passing.MayPass(e))
            {
                end = JobEnd.TryAgain(e.Message);
            }

            _ = end is { IsDone: false, MayPass: true }
                ? Store.Retry(run, Clock.GetUtcNow().UtcDateTime.AddSeconds(20), end.Reason!)
                : Store.End(run, end.IsDone ? JobState.Succeeded : JobState.Failed, end.Reason);
        }
    }

    /// <summary>The runs of a kind, the first first.</summary>
    public IReadOnlyList<JobRun> Runs(string kind) => [.. Store.Search(new JobFilter(Kind: kind), 0, 1000).Reverse()];

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
