using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>An OpenID provider through which people sign in: the settings under <c>OpenId__</c>.</summary>
public sealed record OpenIdSettings
{
    private const string DefaultScope = "openid profile email";

    /// <summary>What the button on the sign-in page calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Where the browser is sent.</summary>
    public required Uri AuthorizationEndpoint { get; init; }

    /// <summary>Where a code is changed for a token.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>Who tells the name and the groups of a user.</summary>
    public required Uri UserInformationEndpoint { get; init; }

    /// <summary>By what the provider knows this portal.</summary>
    public required string ClientId { get; init; }

    /// <summary>Not public, so that nothing prints it.</summary>
    internal string ClientSecret { get; init; } = "";

    /// <summary>What is asked for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = DefaultScope.Split(' ');

    /// <summary>The claim that holds the groups of a user.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The group of each role.</summary>
    public required IReadOnlyDictionary<Role, string> Groups { get; init; }

    /// <summary>The role of a user in groups: the highest that one of them gives, or null.</summary>
    public Role? RoleOf(IEnumerable<string> groups)
    {
        var held = groups.ToHashSet(StringComparer.Ordinal);
        return Groups.Where(g => held.Contains(g.Value)).Select(g => (Role?)g.Key).Max();
    }

    /// <summary>Reads the section <c>OpenId</c>; null where nothing of it is set.</summary>
    /// <exception cref="SettingsException">A part is missing or wrong.</exception>
    public static OpenIdSettings? From(IConfigurationSection section)
    {
        string[] needed = ["Name", "AuthorizationEndpoint", "TokenEndpoint", "UserInformationEndpoint", "ClientId", "ClientSecret", "RoleClaim"];
        var given = section.AsEnumerable(makePathsRelative: true).Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => p.Key).ToList();
        if (given.Count == 0)
        {
            return null;
        }

        var groups = Enum.GetValues<Role>().Where(r => !string.IsNullOrWhiteSpace(section["Roles:" + r])).ToDictionary(r => r, r => section["Roles:" + r]!);
        var missing = needed.Where(n => string.IsNullOrWhiteSpace(section[n])).Select(n => "OpenId__" + n).ToList();
        if (groups.Count == 0)
        {
            missing.Add("OpenId__Roles__Administrator (or Analyst, Reader)");
        }

        if (missing.Count > 0)
        {
            throw new SettingsException($"The OpenID provider is set up by half: {string.Join(", ", missing)} missing. Set all of it, or nothing that begins with OpenId__.");
        }

        return new OpenIdSettings
        {
            Name = section["Name"]!,
            AuthorizationEndpoint = ReadEndpoint(section, "AuthorizationEndpoint"),
            TokenEndpoint = ReadEndpoint(section, "TokenEndpoint"),
            UserInformationEndpoint = ReadEndpoint(section, "UserInformationEndpoint"),
            ClientId = section["ClientId"]!,
            ClientSecret = section["ClientSecret"]!,
            Scopes = (section["Scope"] ?? DefaultScope).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            RoleClaim = section["RoleClaim"]!,
            Groups = groups,
        };
    }

    private static Uri ReadEndpoint(IConfigurationSection section, string key) =>
        Uri.TryCreate(section[key], UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) ? uri
        : throw new SettingsException($"OpenId__{key} is '{section[key]}'; expected an https address (http only on this machine). Copy it from what the provider publishes.");
}
