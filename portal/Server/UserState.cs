using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The state of an account in a word.</summary>
internal static class UserState
{
    /// <summary>Key of the word.</summary>
    public static string Of(Account account, DateTime now) =>
        account.IsDisabled ? "users.disabled" : account.IsLockedAt(now) ? "users.locked" : "users.active";
}
