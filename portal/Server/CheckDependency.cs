using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A check of a source.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Severity"><c>warn</c>, <c>error</c> or <c>blocking</c>.</param>
/// <param name="Last">Its last outcome; null where it never ran.</param>
public sealed record CheckDependency(string Code, string Severity, CheckOutcome? Last);
