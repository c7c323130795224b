using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>How the way back to work goes and should go.</summary>
/// <param name="Steps">The steps, in the order of their timelines.</param>
/// <param name="Stages">The times between milestones for which steps stand, in the order of the milestones.</param>
/// <param name="Bottlenecks">The bottlenecks, in the order of the source.</param>
/// <param name="Address">Where it was read from.</param>
public sealed record ProcessView(
    IReadOnlyList<ProcessStepView> Steps, IReadOnlyList<ProcessStage> Stages, IReadOnlyList<BottleneckView> Bottlenecks, CellAddress Address)
{
    /// <summary>The steps of one timeline.</summary>
    public IReadOnlyList<ProcessStepView> Of(Timeline timeline) => Steps.Where(s => s.Step.Timeline == timeline).ToList();
}
