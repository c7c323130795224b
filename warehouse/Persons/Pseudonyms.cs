using System.Security.Cryptography;
using System.Text;

namespace ReIntegrationBI.Warehouse.Persons;

/// <summary>
/// Replaces identifiers of persons by a keyed hash (HMAC-SHA256) at the door. Without the key, which stays outside the warehouse,
/// nobody can tell whose a pseudonym is, nor try out identifiers.
/// </summary>
public sealed class Pseudonyms
{
    private readonly byte[] _key;

    /// <summary>Hashes with a key of at least 32 characters.</summary>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public Pseudonyms(string key)
    {
        _key = key.Length >= 32
            ? Encoding.UTF8.GetBytes(key)
            : throw new ArgumentException("The key of pseudonyms has fewer than 32 characters.", nameof(key));
    }

    /// <summary>64 hexadecimal digits for an identifier within a scope (a survey, the trajectories), so that scopes cannot be linked.</summary>
    public string Of(string scope, string identifier) => HashOf(scope, identifier).ToString();

    /// <summary>The hash of an identifier within a scope; blanks around it do not matter.</summary>
    public PersonHash HashOf(string scope, string identifier)
    {
        Span<byte> hash = stackalloc byte[PersonHash.Length];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{scope}\n{identifier.Trim()}"), hash);
        return new PersonHash(hash);
    }
}
