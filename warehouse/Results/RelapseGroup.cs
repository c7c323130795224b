namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Relapse in one group.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Returned">Those who were back at work at any time, partially or fully.</param>
/// <param name="Months">The share of them with a relapse within 3, 6, 12 and 24 months of the first day of resumption.</param>
public sealed record RelapseGroup(TrajectoryGroup Group, TrajectoryCount Returned, IReadOnlyList<SurvivalMonth> Months);
