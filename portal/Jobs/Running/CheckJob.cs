using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Runs the data-quality checks and keeps what they found.</summary>
public sealed class CheckJob(Installation installation) : IJobKind
{
    /// <summary>Its word.</summary>
    public const string Kind = JobKindCodes.Check;

    /// <inheritdoc/>
    public string Code => Kind;

    /// <summary>An order to run the checks.</summary>
    /// <param name="requestedBy">Who asks.</param>
    /// <param name="source">Those of one source; null for all.</param>
    public static JobOrder Order(string requestedBy, string? source = null) =>
        new(Kind, source ?? "all sources", JobQueue.InputOf(new CheckInput(source)), requestedBy) { Exclusive = "checks", Priority = JobOrder.AskedPriority };

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var outcomes = installation.Check(context.Input<CheckInput>().Source);
        foreach (var outcome in outcomes)
        {
            context.Part(new JobPart(outcome.Code, outcome.Outcome, null, outcome.Message));
        }

        var blocking = outcomes.Where(o => o.Blocks).Select(o => o.Code).ToList();
        return Task.FromResult(blocking.Count > 0
            ? JobEnd.Failed($"what blocks a report: {string.Join(", ", blocking)}")
            : JobEnd.Done($"{outcomes.Count(o => o.Outcome == CheckState.Passed)} of {outcomes.Count} passed, none blocks"));
    }
}
