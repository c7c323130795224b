using System.Text.Json.Serialization;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>How one part of the portal is.</summary>
/// <param name="Name">The part.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="DurationMs">How long it took to find out, in milliseconds.</param>
/// <param name="Detail">What was found, in words.</param>
public sealed record HealthPart(string Name, string Status, [property: JsonPropertyName("duration_ms")] double DurationMs, string? Detail);
