namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Persons who went from one actor to another at least once.</summary>
/// <param name="From">Who acted first.</param>
/// <param name="To">Who acted next.</param>
/// <param name="Count">The persons; share of those with any hand-over.</param>
public sealed record HandOverFlow(Member From, Member To, TrajectoryCount Count);
