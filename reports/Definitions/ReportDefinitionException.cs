namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A report definition is wrong; the message names the file, the place and what is expected.</summary>
public sealed class ReportDefinitionException(string message, Exception? inner = null) : Exception(message, inner);
