using System.Security.Cryptography;
using System.Text;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The style sheet of the portal: the tokens and visuals of the reports, and the portal's own rules.</summary>
public static class PortalStyle
{
    /// <summary>The style sheet.</summary>
    public static string Text { get; } = StyleSheet.Get("tokens") + StyleSheet.Get("visuals") + Own();

    /// <summary>Its address, which changes with its content.</summary>
    public static string Address { get; } = "/assets/portal.css?v=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12];

    private static string Own()
    {
        using var stream = typeof(PortalStyle).Assembly.GetManifestResourceStream("Pages/portal.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
