using System.Globalization;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>How a run ends that loaded something.</summary>
public static class LoadEnd
{
    /// <summary>Notes a load as a part of the run and says how the run ends.</summary>
    public static JobEnd Of(JobContext context, LoadOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Part(JobPart.Of(outcome));
        return Of(outcome);
    }

    /// <summary>How a run ends: what was refused would be refused again, what failed may go better later.</summary>
    public static JobEnd Of(LoadOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.State switch
        {
            LoadState.Refused => JobEnd.Failed(outcome.Reason ?? "refused"),
            LoadState.Failed => JobEnd.TryAgain(outcome.Reason ?? "failed"),
            LoadState.NoOp => JobEnd.Done(outcome.Reason),
            _ => JobEnd.Done(string.Create(
                CultureInfo.InvariantCulture, $"load {outcome.LoadKey}: {outcome.Loaded} rows loaded, {outcome.Rejected} rejected, {outcome.Superseded} superseded")),
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
