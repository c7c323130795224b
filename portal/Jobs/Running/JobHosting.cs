using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;
using Quartz.Impl.AdoJobStore;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>The queue, its workers and the clock in a process that serves.</summary>
internal static class JobHosting
{
    /// <summary>Connections that the scheduler and the workers need beside each other.</summary>
    private const string SchedulerName = "ReIntegrationBI";

    public static void Add(IServiceCollection services, Installation installation, IReadOnlyList<RecurringJob> recurring)
    {
        var queue = new JobQueue(installation.Jobs);
        services.AddSingleton(queue);
        services.AddSingleton<IReadOnlyList<IJobKind>>(JobKinds.Of(installation, queue));
        services.AddSingleton(new RecurringJobs(recurring, queue, installation.Clock));
        services.AddSingleton<JobWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWorkers>());
        if (installation.Settings.Jobs.Schedules)
        {
            AddQuartz(services, installation);
            services.AddHostedService<RecurringClock>();
        }
    }

    /// <summary>
    /// Quartz keeps the times in the scheduler's store. On a server all nodes share them (clustered), and one of them fires each time; what two of them fire
    /// all the same, one run serves.
    /// </summary>
    private static void AddQuartz(IServiceCollection services, Installation installation)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(installation.Clock);
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.InstanceId = installation.Settings.Jobs.Node;
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                if (installation.Engine is SqliteEngine sqlite)
                {
                    store.UseSqlite(SqliteFactory.Instance, sqlite.JobsConnectionString);
                }
                else
                {
                    store.UseSqlServer(SqlClientFactory.Instance, installation.Settings.ConnectionString);

                    // A row that is written is locked everywhere; hints on a row that is read are not heeded by all that speak the protocol.
                    store.UseLockHandler<UpdateRowLockHandler>();
                    store.UseClustering();
                }

                store.ProvisionSchema();
            });
        });
    }
}
