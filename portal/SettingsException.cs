namespace ReIntegrationBI.Portal;

/// <summary>The configuration cannot be used; the message says what to set.</summary>
public sealed class SettingsException(string message) : Exception(message);
