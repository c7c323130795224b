using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A recurring job as it stands: for the pages and the commands that list them.</summary>
/// <param name="Job">The job.</param>
/// <param name="State">What the store knows of it; null where no process that takes runs has made it known yet.</param>
/// <param name="Next">When it is due next; null where it is paused or never due again.</param>
/// <param name="Runs">Its last runs, the newest first.</param>
public sealed record RecurringLine(RecurringJob Job, RecurringState? State, DateTimeOffset? Next, IReadOnlyList<JobRun> Runs)
{
    /// <summary>Whether its times pass without a run.</summary>
    public bool IsPaused => State?.PausedAt is not null;

    /// <summary>Its last run, or null.</summary>
    public JobRun? Last => Runs.Count == 0 ? null : Runs[0];

    /// <summary>Looks how recurring jobs stand.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="store">The queue.</param>
    /// <param name="clock">Now.</param>
    /// <param name="runs">How many of the last runs of each.</param>
    public static IReadOnlyList<RecurringLine> Of(IReadOnlyList<RecurringJob> jobs, JobStore store, TimeProvider clock, int runs)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        var (states, now) = (store.Recurring().ToDictionary(s => s.Name), clock.GetUtcNow());
        return
        [
            .. jobs.Select(job =>
            {
                var state = states.GetValueOrDefault(job.Name);
                return new RecurringLine(job, state, state?.PausedAt is null ? job.When.Next(now) : null, store.LastOf(job.Name, runs));
            }),
        ];
    }
}
