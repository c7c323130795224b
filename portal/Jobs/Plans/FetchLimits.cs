namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>How much a fetch may take.</summary>
/// <param name="Timeout">Time for all of it.</param>
/// <param name="MostBytes">Size of a file.</param>
public sealed record FetchLimits(TimeSpan Timeout, long MostBytes);
