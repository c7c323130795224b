namespace ReIntegrationBI.Benchmarks.PortalLoad;

/// <summary>What a page asks of the warehouse.</summary>
/// <param name="First">The commands of the first request of a fresh process: all that the page shows.</param>
/// <param name="FirstConnections">Connections that it opens for them.</param>
/// <param name="Later">The commands of the next request, when whatever is kept is kept.</param>
/// <param name="LaterConnections">Connections that it opens for them.</param>
/// <param name="LaterOpeningMs">How long opening these took, in ms.</param>
/// <param name="Bytes">Size of the page.</param>
public sealed record Recording(
    IReadOnlyList<RecordedCommand> First, int FirstConnections, IReadOnlyList<RecordedCommand> Later, int LaterConnections, double LaterOpeningMs, long Bytes);
