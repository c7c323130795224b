namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>The target of a copy is not one that may be written to; the message says why and what to do. Nothing was changed.</summary>
public sealed class CopyRefusedException(string message) : Exception(message);
