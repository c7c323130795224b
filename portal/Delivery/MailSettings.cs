using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>How mails leave; without a host they go to a folder.</summary>
public sealed record MailSettings
{
    /// <summary>The mail server (<c>Mail__Host</c>); null: mails are written to a folder.</summary>
    public string? Host { get; init; }

    /// <summary>Its port (<c>Mail__Port</c>); 0 for the usual one of the security.</summary>
    public int Port { get; init; }

    /// <summary>Who signs in at it (<c>Mail__User</c>); null: nobody.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/> (<c>Mail__Password</c>); not public, so that nothing prints it.</summary>
    internal string? Password { get; init; }

    /// <summary>A word of <see cref="MailSecurity"/> (<c>Mail__Security</c>).</summary>
    public string Security { get; init; } = MailSecurity.Auto;

    /// <summary>
    /// Whether the certificate of the server is looked up among those that its authority revoked (<c>Mail__CheckRevocation</c>). An authority of an
    /// organisation's own often publishes no list of them that can be read.
    /// </summary>
    public bool ChecksRevocation { get; init; } = true;

    /// <summary>From whom mails are (<c>Mail__From</c>); must be given where there is a host.</summary>
    public string From { get; init; } = "reintegrationbi@localhost";

    /// <summary>How long one answer of the server may take (<c>Mail__TimeoutSeconds</c>, 1 to 600).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest file that is attached, in megabytes (<c>Mail__AttachLimitMB</c>, 1 to 100); what is larger is linked.</summary>
    public int AttachLimitMegabytes { get; init; } = 10;

    /// <summary>Where mails are written without a host (<c>Mail__Folder</c>); null for <c>mail</c> in the data folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var defaults = new MailSettings();
        var host = Given("Mail:Host");
        var from = Given("Mail:From");
        if (from is not null && MailAddressRule.Problem(from) is not null)
        {
            throw SettingsException.Wrong("Mail:From", from, "an e-mail address, as reports@example.be");
        }

        if (host is not null && from is null)
        {
            throw new SettingsException("Mail__Host is set and Mail__From is not: name the address from which mails are, as reports@example.be.");
        }

        var security = Given("Mail:Security")?.ToLowerInvariant() ?? defaults.Security;
        if (!MailSecurity.All.Contains(security))
        {
            throw SettingsException.Wrong("Mail:Security", security, string.Join(", ", MailSecurity.All));
        }

        var (user, password) = (Given("Mail:User"), Given("Mail:Password"));
        if (user is null != password is null)
        {
            throw new SettingsException("Mail__User and Mail__Password go together: set both, or leave both out where the mail server asks for none.");
        }

        return new MailSettings
        {
            Host = host,
            Port = Number("Mail:Port", 1, 65535, defaults.Port),
            User = user,
            Password = password,
            Security = security,
            ChecksRevocation = SettingsException.Flag("Mail:CheckRevocation", Given("Mail:CheckRevocation")) ?? defaults.ChecksRevocation,
            From = from ?? defaults.From,
            Timeout = TimeSpan.FromSeconds(Number("Mail:TimeoutSeconds", 1, 600, (int)defaults.Timeout.TotalSeconds)),
            AttachLimitMegabytes = Number("Mail:AttachLimitMB", 1, 100, defaults.AttachLimitMegabytes),
            Folder = Given("Mail:Folder") is { } folder ? Path.GetFullPath(folder) : null,
        };

        string? Given(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

        int Number(string key, int least, int most, int otherwise) =>
            Given(key) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw SettingsException.Wrong(key, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
    }
}
