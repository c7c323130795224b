namespace ReIntegrationBI.Reports.Rendering;

/// <summary>No Chromium, Chrome or Edge was found, so no PDF can be printed. Everything else of a report can be made.</summary>
public sealed class ChromiumMissingException(string message) : Exception(message);
