namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A question that cannot be answered as asked; the message says why and what to ask instead.</summary>
public sealed class QueryException(string message) : Exception(message)
{
    /// <summary>Dimensions that cannot be protected together, each of which is one too many; empty where the reason is another.</summary>
    public IReadOnlyList<string> TooManyTogether { get; init; } = [];
}
