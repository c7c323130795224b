using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>A visual as the choices of a reader limit it.</summary>
/// <param name="Definition">What to ask; null where a filter is on something that its source does not distinguish.</param>
/// <param name="IsChanged">Whether it asks something else than its definition: then its written sentences no longer hold.</param>
/// <param name="Unknown">Dimensions of filters that its source does not distinguish, or that leave nothing of its series.</param>
internal sealed record NarrowedVisual(VisualDefinition? Definition, bool IsChanged, IReadOnlyList<string> Unknown);
