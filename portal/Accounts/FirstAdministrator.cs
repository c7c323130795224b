using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>The way in where nobody can look after accounts yet.</summary>
public static class FirstAdministrator
{
    /// <summary>The path of the page on which a one-time link ends.</summary>
    public const string Path = "/welcome/";

    /// <summary>A one-time link where there is no enabled administrator, or null. It is for the console alone, never for a log.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="addresses">Where the portal listens.</param>
    public static string? Link(Installation installation, IReadOnlyList<string> addresses)
    {
        if (installation.Accounts.HasAdministrator())
        {
            return null;
        }

        var token = installation.AccountLinks.First(Installation.User, installation.Settings.Accounts.LinkTime);
        installation.Audit.Write(Installation.User, AuditAction.Account, "link for the first administrator");
        return Address(installation.Settings, addresses) + Path + token.Text;
    }

    /// <summary>The address of the portal as people reach it.</summary>
    public static string Address(Settings settings, IReadOnlyList<string> addresses)
    {
        var address = settings.Accounts.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? addresses[0].TrimEnd('/');
        foreach (var everywhere in new[] { "://0.0.0.0", "://[::]", "://+", "://*" })
        {
            address = address.Replace(everywhere, "://localhost", StringComparison.Ordinal);
        }

        return address;
    }
}
