namespace ReIntegrationBI.Portal.Commands;

/// <summary>An argument of a command cannot be used; the message says which, why and what to write instead.</summary>
public sealed class WrongArgumentException(string message) : Exception(message);
