namespace ReIntegrationBI.Warehouse.Schema;

/// <summary>The warehouse's schema cannot be brought to this version; the message says why and what to do.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
