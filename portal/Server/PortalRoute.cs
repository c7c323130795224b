namespace ReIntegrationBI.Portal.Server;

/// <summary>A route of the portal and who may use it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Pattern">Its address with its parameters: <c>/loads/{key:long}</c>.</param>
/// <param name="Right">What it asks, or null where it states nothing and so is refused to everybody.</param>
public sealed record PortalRoute(string Method, string Pattern, Right? Right);
