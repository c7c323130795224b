namespace ReIntegrationBI.Portal.Server;

/// <summary>Marks a route that is asked by machines again and again: it looks for no session, so that none is looked up or kept alive by it.</summary>
internal sealed class SessionIgnored
{
    /// <summary>The mark.</summary>
    public static readonly SessionIgnored Mark = new();
}
