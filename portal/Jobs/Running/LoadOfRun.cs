using System.Data.Common;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A load that is part of a run: how far it is stands at the run, and so does who stopped it.</summary>
/// <param name="context">The run.</param>
internal sealed class LoadOfRun(JobContext context) : IProgress<LoadProgress>
{
    /// <inheritdoc/>
    public void Report(LoadProgress value)
    {
        try
        {
            context.Progress(value.Rows, null, value.Step.ToString().ToLowerInvariant());
        }
        catch (Exception e) when (e is DbException or WarehouseException)
        {
            // A queue that is busy must not end a load that goes well.
        }
    }

    /// <summary>Who asked the run to stop; null where the process stops.</summary>
    public string? StoppedBy()
    {
        try
        {
            return context.StoppedBy();
        }
        catch (Exception e) when (e is DbException or WarehouseException)
        {
            return null;
        }
    }
}
