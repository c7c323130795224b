using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>Somebody with an account, who knows its password.</summary>
/// <param name="Account">The account.</param>
/// <param name="Password">Its password.</param>
public sealed record Person(Account Account, string Password)
{
    /// <summary>Makes an account.</summary>
    /// <param name="installation">Where.</param>
    /// <param name="role">What the person may do.</param>
    /// <param name="name">Its name, which nobody has yet.</param>
    public static Person Join(Installation installation, Role role, string name)
    {
        const string password = "four words in a row";
        return new Person(installation.Accounts.Add(name, role, new SignInService(installation).Hash(password))!, password);
    }
}
