using MimeKit;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>What an e-mail address must be.</summary>
public static class MailAddressRule
{
    /// <summary>Letters at most (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>Key of what is wrong with an address, or null.</summary>
    public static string? Problem(string? address) =>
        string.IsNullOrWhiteSpace(address) ? "recipients.address_missing"
        : address.Length <= Longest && address.All(c => c is > ' ' and < '\u007f') && MailboxAddress.TryParse(address, out var mailbox)
            && mailbox.Address == address && string.IsNullOrEmpty(mailbox.Name) && HasDomain(address) ? null
        : "recipients.address_wrong";

    private static bool HasDomain(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return domain is "localhost" || (domain.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(domain) == UriHostNameType.Dns);
    }
}
