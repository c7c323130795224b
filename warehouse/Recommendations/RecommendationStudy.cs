using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>A study that recommends actions.</summary>
/// <param name="Code">e.g. <c>serv2025</c>.</param>
/// <param name="Title">Its title in three languages.</param>
public sealed record RecommendationStudy(string Code, Label Title);
