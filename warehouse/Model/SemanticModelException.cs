namespace ReIntegrationBI.Warehouse.Model;

/// <summary>The semantic model cannot be used; the message gives file, place and what to change.</summary>
public sealed class SemanticModelException(string message, Exception? inner = null) : Exception(message, inner);
