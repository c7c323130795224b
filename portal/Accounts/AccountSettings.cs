using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>How accounts and the portal's door are set; every value has a default that is safe.</summary>
public sealed record AccountSettings
{
    /// <summary>Whether pages can be read without an account (<c>Portal__AnonymousReading</c>); null: only on the embedded engine, on this machine alone.</summary>
    public bool? AnonymousReading { get; init; }

    /// <summary>The address by which people reach the portal, where a proxy stands before it (<c>Portal__PublicAddress</c>); null: where it listens.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Wrong passwords until an account is locked (<c>Accounts__LockOutAfter</c>).</summary>
    public int LockOutAfter { get; init; } = 5;

    /// <summary>For how long (<c>Accounts__LockOutMinutes</c>).</summary>
    public TimeSpan LockOutTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After how long without use a session ends (<c>Accounts__SessionIdleMinutes</c>).</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>After how long a session ends in any case (<c>Accounts__SessionHours</c>).</summary>
    public TimeSpan SessionLongest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Tries to sign in or to use a link that one address may make in a minute (<c>Accounts__TriesPerMinute</c>).</summary>
    public int TriesPerMinute { get; init; } = 60;

    /// <summary>How long a one-time link works.</summary>
    public TimeSpan LinkTime { get; } = TimeSpan.FromHours(24);

    /// <summary>The OpenID provider, or null where there is none.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static AccountSettings From(IConfiguration configuration)
    {
        var defaults = new AccountSettings();
        return new AccountSettings
        {
            AnonymousReading = ReadFlag("Portal:AnonymousReading"),
            PublicAddress = ReadAddress("Portal:PublicAddress"),
            LockOutAfter = ReadNumber("Accounts:LockOutAfter", 2, 100, defaults.LockOutAfter),
            LockOutTime = TimeSpan.FromMinutes(ReadNumber("Accounts:LockOutMinutes", 1, 1440, (int)defaults.LockOutTime.TotalMinutes)),
            SessionIdle = TimeSpan.FromMinutes(ReadNumber("Accounts:SessionIdleMinutes", 1, 1440, (int)defaults.SessionIdle.TotalMinutes)),
            SessionLongest = TimeSpan.FromHours(ReadNumber("Accounts:SessionHours", 1, 168, (int)defaults.SessionLongest.TotalHours)),
            TriesPerMinute = ReadNumber("Accounts:TriesPerMinute", 5, 10000, defaults.TriesPerMinute),
            OpenId = OpenIdSettings.From(configuration.GetSection("OpenId")),
        };

        bool? ReadFlag(string key) => SettingsException.Flag(key, configuration[key] is { Length: > 0 } text ? text : null);

        int ReadNumber(string key, int from, int to, int otherwise) =>
            configuration[key] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
            : throw SettingsException.Wrong(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {from} to {to}"));

        Uri? ReadAddress(string key) =>
            configuration[key] is not { Length: > 0 } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 ? uri
            : throw SettingsException.Wrong(key, text, "an address without a path, as https://bi.example.be");
    }
}
