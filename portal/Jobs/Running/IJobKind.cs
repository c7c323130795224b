using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A kind of work that the queue can do. It may be done twice: a node can die after the work and before its end is noted.</summary>
public interface IJobKind
{
    /// <summary>Its word in the queue.</summary>
    string Code { get; }

    /// <summary>How often it is begun at most, where what goes wrong may pass.</summary>
    int Attempts => 5;

    /// <summary>What a run still waits for; asked of runs that were ordered with <see cref="JobOrder.Waits"/>, again and again until nothing is left.</summary>
    IReadOnlyList<JobNeed> Needs(JobRun run) => [];

    /// <summary>Does it. What it throws is told as its failure; <see cref="Passing"/> says whether it is tried again.</summary>
    /// <param name="context">The run, and where it says how far it is.</param>
    /// <param name="cancellation">Asks it to stop: somebody cancelled it, or the process ends. Then nothing may be half done.</param>
    Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation);
}
