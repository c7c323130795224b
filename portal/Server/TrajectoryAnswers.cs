using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Server;

/// <summary>All answers to one question about trajectories.</summary>
/// <param name="Return">Return to work.</param>
/// <param name="Waiting">Waiting times.</param>
/// <param name="Process">What a description of the process says of the same times; empty where none was loaded.</param>
/// <param name="Funnel">Milestones reached.</param>
/// <param name="Relapse">Relapse.</param>
/// <param name="Contact">Contact before the twelfth week was over.</param>
/// <param name="HandOvers">Hand-overs between actors.</param>
public sealed record TrajectoryAnswers(
    SurvivalTable Return, WaitingTable Waiting, IReadOnlyList<ProcessStretch> Process, FunnelTable Funnel, RelapseTable Relapse, ContactTable Contact, HandOverTable HandOvers)
{
    /// <summary>Values that exist and are not shown.</summary>
    public int Suppressed => new TrajectoryTable[] { Return, Waiting, Funnel, Relapse, Contact, HandOvers }.Sum(t => t.Suppressed);
}
