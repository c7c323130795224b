namespace ReIntegrationBI.Portal.Server;

/// <summary>Addresses within the portal, so that a link of a stranger cannot send a visitor elsewhere after signing in.</summary>
internal static class LocalPath
{
    /// <summary>The address where it is a path of this portal, else the start page.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] and not ['/', '/', ..] && address.All(c => char.IsAsciiLetterOrDigit(c) || "/?&=%-._~!$'()*+,;:@".Contains(c, StringComparison.Ordinal)) ? address : "/";
}
