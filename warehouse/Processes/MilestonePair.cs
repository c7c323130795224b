namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>Two milestones between which a time passes.</summary>
/// <param name="From">Code of the list <c>milestone</c>.</param>
/// <param name="To">Code of the list <c>milestone</c>.</param>
public sealed record MilestonePair(string From, string To);
