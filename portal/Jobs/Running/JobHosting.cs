namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>The queue, its workers and the clock in a process that serves.</summary>
public static class JobHosting
{
    /// <summary>The queue of an installation with all that it can do.</summary>
    public static void Add(IServiceCollection services, Installation installation)
    {
        var queue = new JobQueue(installation.Jobs);
        Add(services, installation, queue, JobKinds.Of(installation, queue), installation.Plan.Recurring);
    }

    /// <summary>A queue with given kinds and recurring jobs.</summary>
    public static void Add(IServiceCollection services, Installation installation, JobQueue queue, IReadOnlyList<IJobKind> kinds, IReadOnlyList<RecurringJob> recurring)
    {
        services.AddSingleton(installation);
        services.AddSingleton(queue);
        services.AddSingleton(kinds);
        services.AddSingleton(new RecurringJobs(recurring, queue, installation.Clock));
        services.AddSingleton<JobWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWorkers>());
        if (installation.Settings.Jobs.Schedules)
        {
            services.AddHostedService<RecurringClock>();
        }
    }
}
