using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Warehouse.Loading.Trajectories;

/// <summary>Events of trajectories, drawn from their file while they are staged.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Rules">Which orders of milestones are impossible.</param>
/// <param name="RejectLimit">Share of lines that may be left out before the whole file is refused, 0 to 1.</param>
/// <param name="Open">Opens the file; the argument receives what is wrong with single lines.</param>
public sealed record TrajectoryContent(
    string FileName, MilestoneRules Rules, decimal RejectLimit, Func<Action<int, InputProblem>, ITrajectoryLines> Open) : SourceContent([])
{
    internal override bool IsStream => true;

    internal override IContentWriter Writer(IWarehouseEngine engine) => new TrajectoryWriter(engine, this);
}
