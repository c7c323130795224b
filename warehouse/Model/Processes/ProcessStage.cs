using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>The time between two milestones, as both timelines give it.</summary>
/// <param name="Milestones">The two milestones.</param>
/// <param name="From">Name of the first.</param>
/// <param name="To">Name of the second.</param>
/// <param name="Current">Steps of the current timeline that stand for it; empty where it has none.</param>
/// <param name="Ideal">Steps of the ideal timeline that stand for it; empty where it has none.</param>
public sealed record ProcessStage(
    MilestonePair Milestones, Label From, Label To, IReadOnlyList<ProcessStepView> Current, IReadOnlyList<ProcessStepView> Ideal)
{
    /// <summary>The steps of one timeline.</summary>
    public IReadOnlyList<ProcessStepView> Of(Timeline timeline) => timeline == Timeline.Current ? Current : Ideal;

    /// <summary>The waiting time that a timeline gives, in weeks: the earliest and the latest of its steps; null where it gives none.</summary>
    public (decimal? Earliest, decimal? Latest)? Wait(Timeline timeline)
    {
        var waits = Of(timeline).Where(s => s.IsWait).ToList();
        return waits.Count == 0 ? null : (waits.Min(s => s.WeeksFrom), waits.Max(s => s.WeeksTo));
    }
}
