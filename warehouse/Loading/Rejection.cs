namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A row that was not loaded, with its address, the value that was found, and why.</summary>
public sealed record Rejection(string? Sheet, string? Cell, string? Value, string Reason);
