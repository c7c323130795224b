using System.Text.Json.Serialization;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>How the portal is, as <c>/health/ready</c> tells it.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> (it serves, but something is missing) or <c>unhealthy</c>.</param>
/// <param name="DurationMs">How long it took to find out, in milliseconds; null where only the word is told.</param>
/// <param name="Parts">Its parts; null where only the word is told.</param>
public sealed record Health(
    string Status,
    [property: JsonPropertyName("duration_ms"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? DurationMs = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<HealthPart>? Parts = null);
