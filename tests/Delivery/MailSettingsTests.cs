using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Delivery;

namespace ReIntegrationBI.Tests.Delivery;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("an.peeters@example.be", null)]
    [InlineData("robot@localhost", null)]
    [InlineData("a+b@sub.example.be", null)]
    [InlineData("", "recipients.address_missing")]
    [InlineData("  ", "recipients.address_missing")]
    [InlineData("an", "recipients.address_wrong")]
    [InlineData("an@", "recipients.address_wrong")]
    [InlineData("an@example", "recipients.address_wrong")]
    [InlineData("an@exa mple.be", "recipients.address_wrong")]
    [InlineData("an@example.be, piet@example.be", "recipients.address_wrong")]
    [InlineData("An <an@example.be>", "recipients.address_wrong")]
    [InlineData("an@example.be\r\nBcc:x@example.be", "recipients.address_wrong")]
    [InlineData("an@-.be", "recipients.address_wrong")]
    [InlineData("andré@example.be", "recipients.address_wrong")]
    public void An_address_is_one_address(string address, string? problem) => Assert.Equal(problem, MailAddressRule.Problem(address));

    [Fact]
    public void An_address_is_no_longer_than_mail_can_carry() =>
        Assert.Equal("recipients.address_wrong", MailAddressRule.Problem(new string('a', 243) + "@example.be.be"));

    [Fact]
    public void Nothing_set_is_a_folder_and_ten_megabytes()
    {
        var settings = Read([]);

        Assert.Equal((null, 10, "auto", "reintegrationbi@localhost", null), (settings.Mail.Host, settings.Mail.AttachLimitMegabytes, settings.Mail.Security, settings.Mail.From, settings.Owner));
    }

    [Fact]
    public void What_is_set_is_read()
    {
        var settings = Read(new()
        {
            ["Mail:Host"] = "smtp.example.be", ["Mail:Port"] = "587", ["Mail:User"] = "robot", ["Mail:Password"] = "geheim", ["Mail:Security"] = "StartTls", ["Mail:From"] = "bi@example.be",
            ["Mail:CheckRevocation"] = "False", ["Mail:TimeoutSeconds"] = "5", ["Mail:AttachLimitMB"] = "3", ["Delivery:Owner"] = "eigenaar@example.be", ["Delivery:OwnerLanguage"] = "fr",
        });

        Assert.Equal(
            ("smtp.example.be", 587, "robot", MailSecurity.StartTls, "bi@example.be", TimeSpan.FromSeconds(5), 3),
            (settings.Mail.Host, settings.Mail.Port, settings.Mail.User, settings.Mail.Security, settings.Mail.From, settings.Mail.Timeout, settings.Mail.AttachLimitMegabytes));
        Assert.False(settings.Mail.ChecksRevocation);
        Assert.True(new MailSettings().ChecksRevocation);
        Assert.Equal(("eigenaar@example.be", "fr"), (settings.Owner, settings.OwnerLanguage));
        Assert.DoesNotContain("geheim", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Port", "0", "Mail__Port is '0'; expected a whole number from 1 to 65535")]
    [InlineData("Mail:Security", "ssl", "Mail__Security is 'ssl'; expected none, starttls, tls, auto")]
    [InlineData("Mail:CheckRevocation", "no", "Mail__CheckRevocation is 'no'; expected true or false")]
    [InlineData("Mail:From", "bi", "Mail__From is 'bi'; expected an e-mail address")]
    [InlineData("Mail:Host", "smtp.example.be", "Mail__Host is set and Mail__From is not")]
    [InlineData("Mail:User", "robot", "Mail__User and Mail__Password go together")]
    [InlineData("Mail:Password", "geheim", "Mail__User and Mail__Password go together")]
    [InlineData("Mail:AttachLimitMB", "101", "Mail__AttachLimitMB is '101'")]
    [InlineData("Mail:TimeoutSeconds", "x", "Mail__TimeoutSeconds is 'x'")]
    [InlineData("Delivery:Owner", "eigenaar", "Delivery__Owner is 'eigenaar'; expected an e-mail address")]
    [InlineData("Delivery:OwnerLanguage", "de", "Delivery__OwnerLanguage is 'de'; expected nl, fr or en")]
    public void What_cannot_be_used_is_told_with_what_is_expected_and_never_with_the_password(string key, string value, string problem)
    {
        var told = Assert.Throws<SettingsException>(() => Read(new() { [key] = value })).Message;

        Assert.StartsWith(problem, told, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", told, StringComparison.Ordinal);
    }

    private static DeliverySettings Read(Dictionary<string, string?> values) => DeliverySettings.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
