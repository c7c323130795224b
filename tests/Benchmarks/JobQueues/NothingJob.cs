using ReIntegrationBI.Portal.Jobs.Running;

namespace ReIntegrationBI.Benchmarks.JobQueues;

/// <summary>Work that is nothing: what is left is the queue.</summary>
internal sealed class NothingJob : IJobKind, Quartz.IJob
{
    private static int _done;

    public string Code => "nothing";

    public static int Done => Volatile.Read(ref _done);

    public static void Reset() => Volatile.Write(ref _done, 0);

    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _done);
        return Task.FromResult(JobEnd.Done());
    }

    public ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _done);
        return ValueTask.CompletedTask;
    }
}
