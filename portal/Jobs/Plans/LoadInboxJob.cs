using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Loads a file of an inbox and puts it away.</summary>
public sealed class LoadInboxJob(Installation installation) : IJobKind
{
    /// <inheritdoc/>
    public string Code => JobKindCodes.LoadInbox;

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellation.ThrowIfCancellationRequested();
        var file = context.Input<InboxFile>();
        var load = new InboxLoads(installation).Load(file, context.Run.RequestedBy, decided => context.Part(JobPart.Of(decided.Outcome!)));
        if (load.IsNotMoved)
        {
            context.Part(new JobPart(file.Name, InboxLoads.NotMoved, load.Outcome!.LoadKey, load.End.Reason));
        }
        else if (load.Outcome is null && !load.End.IsDone && Earlier(context.Run) is { } earlier)
        {
            // A node died after it had put the file away and before it could say so.
            return Task.FromResult(earlier.State == LoadState.Refused ? JobEnd.Failed(earlier.Reason ?? "refused") : JobEnd.Done(earlier.Reason));
        }

        if (load.Outcome is { State: LoadState.Failed } failed)
        {
            context.Part(JobPart.Of(failed));
        }

        return Task.FromResult(load.End);
    }

    private JobPart? Earlier(JobRun run) =>
        installation.Jobs.Parts(run.Key).LastOrDefault(p => p.State is LoadState.Succeeded or LoadState.NoOp or LoadState.Refused);
}
