namespace ReIntegrationBI.Warehouse.CodeLists;

/// <summary>A code list that comes with the product cannot be used; the message gives file, line and what to change.</summary>
public sealed class CodeListException(string message) : Exception(message);
