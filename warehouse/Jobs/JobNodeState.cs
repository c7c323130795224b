namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A process that takes runs. Times are UTC.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">Its process there.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="SeenAt">When it last said that it lives.</param>
public sealed record JobNodeState(string Node, string Host, long ProcessId, DateTime StartedAt, DateTime SeenAt);
