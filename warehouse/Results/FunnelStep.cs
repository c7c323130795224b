namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How many persons reached a milestone, and for how many who stopped it was the furthest.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Reached">Those who reached it; share of all persons of the group.</param>
/// <param name="Furthest">Those who are not back at work (closed for another reason, or still open at the day of the extract) and got no further; share of those who stopped.</param>
public sealed record FunnelStep(Member Milestone, TrajectoryCount Reached, TrajectoryCount Furthest);
