using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs;

/// <summary>A warehouse with a queue, on which processes can be started: each with its own workers and clock, as nodes on one store.</summary>
internal sealed class JobRoom : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database;
    private readonly List<IHost> _nodes = [];

    public JobRoom(ITestEngine engine, TimeProvider clock)
    {
        _database = engine.Rent(TestSchema.Migrated);
        Clock = clock;
        Installation = Wire("store", schedules: false, atOnce: 2);
    }

    public TimeProvider Clock { get; }

    /// <summary>The installation without workers.</summary>
    public Installation Installation { get; }

    public JobStore Store => Installation.Jobs;

    public string DataFolder => _folder.Path;

    /// <summary>What nodes of this room can do.</summary>
    public List<IJobKind> Kinds { get; } = [];

    /// <summary>What nodes of this room do again and again.</summary>
    public List<RecurringJob> Recurring { get; } = [];

    /// <summary>Starts a node.</summary>
    public async Task<IHost> StartAsync(string node, bool schedules = false, int atOnce = 2)
    {
        var installation = Wire(node, schedules, atOnce);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        JobHosting.Add(builder.Services, installation, new JobQueue(installation.Jobs), Kinds, Recurring);
        var host = builder.Build();
        await host.StartAsync();
        _nodes.Add(host);
        return host;
    }

    /// <summary>Waits until a run is over, and gives it.</summary>
    public async Task<JobRun> OverAsync(long key)
    {
        await Patience.UntilAsync(() => Store.Find(key)!.IsOver, $"the end of run {key}");
        return Store.Find(key)!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.StopAsync();
            node.Dispose();
        }

        _database.Dispose();
        _folder.Dispose();
    }

    private Installation Wire(string node, bool schedules, int atOnce) => new(
        new Settings(_database.Engine.Name, _database.ConnectionString, _folder.Path, _folder.Path, _folder.Path)
        {
            Jobs = new JobSettings { Node = node, Schedules = schedules, AtOnce = atOnce, Poll = TimeSpan.FromMilliseconds(50) },
        },
        Clock);
}
