using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>What the name of an account must be: few letters, so that no two names look the same.</summary>
public static partial class UserNameRule
{
    /// <summary>Key of the text that says what is wrong, or null where nothing is.</summary>
    public static string? Problem(string name) =>
        Allowed().IsMatch(AccountStore.Fold(name)) && AccountStore.Fold(name) != Visitor.AnonymousName ? null : "account.name_wrong";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._@-]{1,59}\z")]
    private static partial Regex Allowed();
}
