using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>How a run ends that loaded something.</summary>
public static class LoadEnd
{
    /// <summary>Notes a load as a part of the run and says how the run ends: a refused file is not tried again, a load that failed is.</summary>
    public static JobEnd Of(JobContext context, LoadOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(outcome);
        context.Part(JobPart.Of(outcome));
        return outcome.State switch
        {
            LoadState.Refused => JobEnd.Failed(outcome.Reason ?? "refused"),
            LoadState.Failed => JobEnd.TryAgain(outcome.Reason ?? "failed"),
            _ => JobEnd.Done(outcome.Reason),
        };
    }

    /// <summary>What only one run may touch at a time where it loads a slice.</summary>
    public static string ExclusiveOf(Slice slice) => $"slice:{slice}";

    /// <summary>What only one run may touch at a time where it repeats a load.</summary>
    public static string ExclusiveOf(LoadRecord load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return ExclusiveOf(new Slice(load.Source, load.Dataset, load.Period, load.Layout));
    }
}
