using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The trajectories of the warehouse, for the page that shows them.</summary>
/// <param name="installation">Where they are read.</param>
public sealed class TrajectoryLibrary(Installation installation)
{
    /// <summary>What the warehouse holds, or null.</summary>
    public TrajectorySet? Find() => installation.Pages.Trajectories.Find();

    /// <summary>The members of each dimension that stand in the trajectories; <see cref="Find"/> must give some.</summary>
    public IReadOnlyList<(string Dimension, IReadOnlyList<Member> Members)> Members() =>
        Memory.Get("trajectories.all_members", () => TrajectoryQuery.Dimensions.Select(d => (d, installation.Pages.Trajectories.Members(d))).ToList());

    /// <summary>What pages remember.</summary>
    public ReadingMemory Memory => installation.Pages.Memory;

    /// <summary>Answers questions about them, after disclosure control.</summary>
    public ITrajectoryReader Reader => installation.Pages.Trajectories;

    /// <summary>What a description of the process says of the same times; empty where none was loaded.</summary>
    public IReadOnlyList<ProcessStretch> Process() =>
    [
        .. from stage in installation.Pages.Process.Read()?.Stages ?? []
           from timeline in Enum.GetValues<Timeline>()
           let wait = stage.Wait(timeline)
           where wait is not null
           select new ProcessStretch(
               stage.Milestones.From, stage.Milestones.To, timeline == Timeline.Ideal, new ValueRange(wait.Value.Earliest, wait.Value.Latest)),
    ];
}
