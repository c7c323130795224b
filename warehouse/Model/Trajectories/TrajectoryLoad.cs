using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>The loads of trajectories, as known at some moment.</summary>
/// <param name="ObservedUntil">The latest day of their extracts.</param>
/// <param name="IsSynthetic">Whether any spell is made up.</param>
/// <param name="Loads">Where they come from, in the order of loading.</param>
internal sealed record TrajectoryLoad(DateOnly ObservedUntil, bool IsSynthetic, IReadOnlyList<CellAddress> Loads);
