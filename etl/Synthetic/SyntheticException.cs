namespace ReIntegrationBI.Etl.Synthetic;

/// <summary>No respondents can be made up for a survey; the message says why and what would help.</summary>
public sealed class SyntheticException(string message) : Exception(message);
