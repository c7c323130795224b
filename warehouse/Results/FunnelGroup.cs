namespace ReIntegrationBI.Warehouse.Results;

/// <summary>The funnel of one group.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Steps">The milestones in their order, from the start of the incapacity to full resumption.</param>
/// <param name="Back">Those whose spell ended at work; share of all persons of the group.</param>
/// <param name="Stopped">Those whose spell did not; share of all persons of the group.</param>
public sealed record FunnelGroup(TrajectoryGroup Group, IReadOnlyList<FunnelStep> Steps, TrajectoryCount Back, TrajectoryCount Stopped);
