using System.Globalization;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>What a password must be: long, and not the name. No rules of composition: they make people write passwords down (NIST SP 800-63B).</summary>
public static class PasswordRule
{
    /// <summary>Characters at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters at most, so that hashing takes no longer than it should.</summary>
    public const int Longest = 200;

    /// <summary>Key of the text that says what is wrong, or null where nothing is.</summary>
    public static string? Problem(string password, string repeated, string userName)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Length > Longest ? "account.password_long"
            : new StringInfo(password).LengthInTextElements < Shortest ? "account.password_short"
            : AccountStore.Fold(password) == AccountStore.Fold(userName) ? "account.password_name"
            : password != repeated ? "account.password_differs"
            : null;
    }
}
