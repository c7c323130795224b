using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Tests.Jobs;

/// <summary>A kind of work that does what a test says.</summary>
internal sealed class TestJob(Func<JobContext, CancellationToken, Task<JobEnd>> run, string code = "test") : IJobKind
{
    public TestJob(Func<JobContext, JobEnd> run, string code = "test")
        : this((context, _) => Task.FromResult(run(context)), code)
    {
    }

    public string Code => code;

    public int Attempts { get; init; } = 5;

    public Func<JobRun, IReadOnlyList<JobNeed>> Wants { get; init; } = _ => [];

    public IReadOnlyList<JobNeed> Needs(JobRun run) => Wants(run);

    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation) => run(context, cancellation);
}
