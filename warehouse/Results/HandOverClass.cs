namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Persons with so many hand-overs.</summary>
/// <param name="Code"><c>0</c> to <c>3</c>, or <c>4+</c>.</param>
/// <param name="Count">The persons; share of all of the group.</param>
public sealed record HandOverClass(string Code, TrajectoryCount Count);
