namespace ReIntegrationBI.Portal.Delivery;

/// <summary>How the line to the mail server is protected.</summary>
public static class MailSecurity
{
    /// <summary>Not at all: for a server on this machine.</summary>
    public const string None = "none";

    /// <summary>In the clear until both agree to encrypt, which must succeed.</summary>
    public const string StartTls = "starttls";

    /// <summary>Encrypted from the first byte.</summary>
    public const string Tls = "tls";

    /// <summary>As the port and the server suggest: from the first byte on 465, else as soon as the server offers it.</summary>
    public const string Auto = "auto";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [None, StartTls, Tls, Auto];
}
