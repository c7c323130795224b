namespace ReIntegrationBI.Etl.Checks;

/// <summary>checks.yaml cannot be used; the message gives the place and what to change.</summary>
public sealed class CheckDefinitionException(string message, Exception? inner = null) : Exception(message, inner);
