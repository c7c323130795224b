namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A question that cannot be answered as asked; the message says why and what to ask instead.</summary>
public sealed class QueryException(string message) : Exception(message);
