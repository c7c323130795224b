using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReIntegrationBI.Reports.Rendering;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>What must be in order for the portal to be ready. Each part only looks, within five seconds.</summary>
public static class HealthChecks
{
    /// <summary>The part that says whether this process takes runs from the queue.</summary>
    public const string Node = "node";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Adds the parts that every portal has.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddHealthChecks();
        Add(services, "warehouse", HealthStatus.Unhealthy, services => Warehouse(services.GetRequiredService<Installation>()));
        Add(services, "scheduler", HealthStatus.Unhealthy, services => Scheduler(services.GetRequiredService<Installation>()));
        Add(services, "disk", HealthStatus.Unhealthy, services => Disk(services.GetRequiredService<Installation>().Settings));
        Add(services, "browser", HealthStatus.Degraded, _ => Browser());
    }

    /// <summary>Adds the part that says whether this process takes runs from the queue.</summary>
    /// <param name="services">The services of the portal.</param>
    /// <param name="lives">Whether it does; must answer at once.</param>
    public static void AddNode(IServiceCollection services, Func<IServiceProvider, bool> lives) => Add(
        services, Node, HealthStatus.Unhealthy,
        provider => lives(provider) ? HealthCheckResult.Healthy("takes runs") : HealthCheckResult.Unhealthy("takes no runs: its workers do not answer; the log says why"));

    private static void Add(IServiceCollection services, string name, HealthStatus failure, Func<IServiceProvider, HealthCheckResult> look) =>
        services.AddHealthChecks().Add(new HealthCheckRegistration(name, provider => new Part(() => look(provider)), failure, tags: null, Longest));

    private static HealthCheckResult Warehouse(Installation installation) =>
        Store("the warehouse", installation.Engine.Place, installation, new Migrator(installation.Engine));

    private static HealthCheckResult Scheduler(Installation installation) => Store(
        "the scheduler's store", installation.Engine is SqliteEngine sqlite ? sqlite.JobsFile : installation.Engine.Place, installation, Migrator.OfJobs(installation.Engine));

    private static HealthCheckResult Store(string what, string place, Installation installation, Migrator migrator)
    {
        // Looking must not make an empty one.
        if (installation.Engine is SqliteEngine && !File.Exists(place))
        {
            return HealthCheckResult.Unhealthy($"{what} is not at {place}");
        }

        try
        {
            var pending = migrator.Pending();
            return pending.Count == 0
                ? HealthCheckResult.Healthy($"{what} answers and is at this version")
                : HealthCheckResult.Unhealthy($"{what} lacks {string.Join(", ", pending)}: run ./reintegrationbi migrate");
        }
        catch (Exception e) when (e is DbException or WarehouseException or MigrationException)
        {
            return HealthCheckResult.Unhealthy((e is DbException problem ? installation.Engine.Explain(problem) : null) ?? e.Message);
        }
    }

    private static HealthCheckResult Disk(Settings settings)
    {
        var folder = settings.DataFolder;
        var probe = Path.Combine(folder, $".health-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(probe, "health");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace / (1024 * 1024);
            var found = string.Create(CultureInfo.InvariantCulture, $"{folder} can be written, with {free} MB free");
            return free >= settings.Operations.LeastFreeMegabytes
                ? HealthCheckResult.Healthy(found)
                : HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"{found}; Health__MinFreeMB asks for {settings.Operations.LeastFreeMegabytes}. Make room."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"{folder} cannot be written: {e.Message}");
        }
    }

    private static HealthCheckResult Browser()
    {
        try
        {
            return Chromium.Find() is { } found ? HealthCheckResult.Healthy(found) : HealthCheckResult.Degraded("no Chromium, Chrome or Edge: no PDF can be made");
        }
        catch (ChromiumMissingException e)
        {
            return HealthCheckResult.Degraded(e.Message);
        }
    }

    /// <summary>Looks on a thread of its own: a database that does not answer must not hold the answer longer than it may take.</summary>
    private sealed class Part(Func<HealthCheckResult> look) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.Run(look, CancellationToken.None).WaitAsync(cancellationToken);
    }
}
