namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Something that a check found wrong.</summary>
/// <param name="What">The figure it is about.</param>
/// <param name="Found">What stands there, with its unit.</param>
/// <param name="Expected">What was expected, with its unit.</param>
/// <param name="Address">Publications and cells that were compared.</param>
public sealed record CheckOffender(string What, string Found, string Expected, string Address);
