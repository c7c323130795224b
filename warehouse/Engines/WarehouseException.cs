namespace ReIntegrationBI.Warehouse.Engines;

/// <summary>The database cannot do what was asked; the message says why in our words and what to do.</summary>
public sealed class WarehouseException(string message, Exception inner) : Exception(message, inner);
