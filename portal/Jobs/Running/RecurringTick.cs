using Quartz;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A time of a recurring job has come, says Quartz.</summary>
internal sealed class RecurringTick : IJob
{
    /// <summary>Where the name of the job stands.</summary>
    public const string Name = "name";

    /// <summary>Where the jobs stand in the scheduler's context.</summary>
    public const string Jobs = "jobs";

    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ((RecurringJobs)context.Scheduler.Context[Jobs]!).Serve(context.MergedJobDataMap.GetString(Name)!);
        return ValueTask.CompletedTask;
    }
}
