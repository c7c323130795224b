namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Early contact in one group.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Lasted">Those whose incapacity lasted twelve weeks and was observed that long.</param>
/// <param name="Early">Those of them with a first contact within these twelve weeks, with the share and its interval.</param>
public sealed record ContactGroup(TrajectoryGroup Group, TrajectoryCount Lasted, TrajectoryCount Early);
