using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>A random secret of 256 bits that its holder shows again; the warehouse keeps only its hash.</summary>
public sealed class SecretToken
{
    private SecretToken(string text) => Text = text;

    /// <summary>The secret, fit for an address and a cookie.</summary>
    public string Text { get; }

    /// <summary>What may be kept of it. Nothing can be guessed from 256 random bits, so a plain hash is enough.</summary>
    public string Hash => HashOf(Text);

    /// <summary>A new secret.</summary>
    public static SecretToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The hash of a secret that somebody shows.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Never the secret.</summary>
    public override string ToString() => "(secret)";
}
