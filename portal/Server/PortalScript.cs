using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The script of the portal: it exchanges the parts of a page that a choice changes. Every page works without it.</summary>
public static class PortalScript
{
    /// <summary>The script.</summary>
    public static string Text { get; } = Read();

    /// <summary>Its address, which changes with its content.</summary>
    public static string Address { get; } = "/assets/portal.js?v=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12];

    private static string Read()
    {
        using var stream = typeof(PortalScript).Assembly.GetManifestResourceStream("Pages/portal.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
