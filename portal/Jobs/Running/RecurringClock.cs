using Quartz;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Gives the times of the recurring jobs to Quartz, and serves what was missed while no process ran.</summary>
/// <param name="installation">Whose jobs they are.</param>
/// <param name="jobs">The jobs.</param>
/// <param name="logs">Where Quartz tells what it does.</param>
/// <param name="log">Where it is told when the store does not answer.</param>
internal sealed partial class RecurringClock(Installation installation, RecurringJobs jobs, ILoggerFactory logs, ILogger<RecurringClock> log) : BackgroundService
{
    private const string Group = "recurring";

    private IScheduler? _scheduler;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ScheduleAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                TellTrouble(log, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is { } scheduler)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    private async Task ScheduleAsync(CancellationToken stopping)
    {
        jobs.Register();
        QuartzStore.Create(installation.Engine);
        var scheduler = _scheduler = await QuartzStore.Builder(installation, logs).BuildScheduler(stopping);
        scheduler.Context[RecurringTick.Jobs] = jobs;
        foreach (var job in jobs.All)
        {
            await ScheduleAsync(scheduler, job, stopping);
        }

        foreach (var name in jobs.Forgotten())
        {
            await scheduler.DeleteJob(new JobKey(name, Group), stopping);
        }

        await scheduler.Start(stopping);

        // What came due while no process ran and Quartz did not know of: a job whose times were changed, a store that was put back.
        foreach (var job in jobs.All)
        {
            jobs.Serve(job.Name);
        }
    }

    /// <summary>A trigger that is right stays as it is, with what it knows of times that were missed.</summary>
    private static async Task ScheduleAsync(IScheduler scheduler, RecurringJob job, CancellationToken stopping)
    {
        if (await scheduler.GetTrigger(new TriggerKey(job.Name, Group), stopping) is ICronTrigger known
            && known.CronExpressionString == job.When.Cron && known.TimeZone.Id == job.When.Zone.Id)
        {
            return;
        }

        var detail = JobBuilder.Create<RecurringTick>().WithIdentity(job.Name, Group).UsingJobData(RecurringTick.Name, job.Name).StoreDurably(true).Build();
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity(job.Name, Group).ForJob(detail)
            .WithRetryPolicy(RetryPolicy.Exponential(5, TimeSpan.FromSeconds(5), 2, TimeSpan.FromMinutes(2)))
            .WithSchedule(CronScheduleBuilder.Create(job.When.Cron).InTimeZone(job.When.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, stopping);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock of the recurring jobs could not be started and tries again: {Message}")]
    private static partial void TellTrouble(ILogger log, string message);
}
