namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Hand-overs between actors in one group.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Classes">Persons by their number of hand-overs.</param>
public sealed record HandOverGroup(TrajectoryGroup Group, IReadOnlyList<HandOverClass> Classes);
