namespace ReIntegrationBI.Warehouse.Results;

/// <summary>The trajectories that the warehouse holds, as known at a moment: one spell a person, the first.</summary>
/// <param name="Persons">Persons, each with one spell.</param>
/// <param name="ObservedUntil">The day up to which the newest extract tells everything: whoever has not had an event by then is censored.</param>
/// <param name="IsSynthetic">Whether they are made up.</param>
/// <param name="Threshold">Counts of persons below this are not shown.</param>
/// <param name="Loads">The loads that brought them.</param>
public sealed record TrajectorySet(int Persons, DateOnly ObservedUntil, bool IsSynthetic, int Threshold, IReadOnlyList<CellAddress> Loads);
