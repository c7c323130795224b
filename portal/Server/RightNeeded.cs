namespace ReIntegrationBI.Portal.Server;

/// <summary>What a route asks of its visitor, as metadata of its endpoint.</summary>
/// <param name="Right">The right.</param>
public sealed record RightNeeded(Right Right);
