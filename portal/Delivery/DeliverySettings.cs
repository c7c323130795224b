using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>How reports are delivered; every value has a default.</summary>
public sealed record DeliverySettings
{
    /// <summary>How mails leave.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>Who is told when an edition is withheld (<c>Delivery__Owner</c>, an e-mail address); null: the recipients who are administrators.</summary>
    public string? Owner { get; init; }

    /// <summary>In which language the owner is told (<c>Delivery__OwnerLanguage</c>).</summary>
    public string OwnerLanguage { get; init; } = "nl";

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="SettingsException">A value cannot be used.</exception>
    public static DeliverySettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var owner = Given("Delivery:Owner");
        if (owner is not null && MailAddressRule.Problem(owner) is not null)
        {
            throw new SettingsException($"Delivery__Owner is '{owner}'; expected an e-mail address, as reports@example.be. Set it so, or leave it out.");
        }

        var language = Given("Delivery:OwnerLanguage") ?? "nl";
        return Languages.All.Contains(language)
            ? new DeliverySettings { Mail = MailSettings.Read(configuration), Owner = owner, OwnerLanguage = language }
            : throw new SettingsException($"Delivery__OwnerLanguage is '{language}'; expected nl, fr or en. Set it so, or leave it out for nl.");

        string? Given(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
    }
}
