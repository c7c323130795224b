namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Hand-overs between actors in one group.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Classes">Persons by their number of hand-overs.</param>
/// <param name="MeanState">Whether the mean may be read: where all classes may.</param>
/// <param name="Mean">Mean number of hand-overs a person, two decimals; null unless shown.</param>
public sealed record HandOverGroup(TrajectoryGroup Group, IReadOnlyList<HandOverClass> Classes, CellState MeanState, double? Mean);
