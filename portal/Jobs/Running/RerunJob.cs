using System.Globalization;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>Repeats a load with the content that was kept.</summary>
public sealed class RerunJob(Installation installation) : IJobKind
{
    /// <summary>Its word.</summary>
    public const string Kind = JobKindCodes.Rerun;

    /// <inheritdoc/>
    public string Code => Kind;

    /// <summary>An order to repeat a load.</summary>
    /// <param name="load">The load.</param>
    /// <param name="rejectLimit">Share of rows that may be rejected, 0 to 1.</param>
    /// <param name="requestedBy">Who asks.</param>
    public static JobOrder Order(LoadRecord load, decimal rejectLimit, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(load);
        return new JobOrder(
            Kind, string.Create(CultureInfo.InvariantCulture, $"load {load.LoadKey}: {load.FileName}"), JobQueue.InputOf(new RerunInput(load.LoadKey, rejectLimit)), requestedBy)
        {
            Exclusive = LoadEnd.ExclusiveOf(load),
            Priority = JobOrder.AskedPriority,
        };
    }

    /// <inheritdoc/>
    public Task<JobEnd> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var input = context.Input<RerunInput>();
        if (installation.Journal.Find(input.LoadKey) is not { } load)
        {
            return Task.FromResult(JobEnd.Failed(string.Create(CultureInfo.InvariantCulture, $"there is no load {input.LoadKey} in the journal")));
        }

        context.Log($"repeats {load.FileName} into {load.Source}/{load.Dataset}/{load.Period}");
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(LoadEnd.Of(context, new FileLoads(installation, JobNames.Person(context.Run.RequestedBy)).Rerun(load, input.RejectLimit)));
    }
}
