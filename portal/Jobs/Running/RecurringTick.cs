using Quartz;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A time of a recurring job has come, says Quartz.</summary>
/// <param name="jobs">The jobs.</param>
internal sealed class RecurringTick(RecurringJobs jobs) : IJob
{
    /// <summary>Where the name of the job stands.</summary>
    public const string Name = "name";

    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        jobs.Serve(context.MergedJobDataMap.GetString(Name)!);
        return ValueTask.CompletedTask;
    }
}
