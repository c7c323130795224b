using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>What a route asks of its visitor.</summary>
public enum Right
{
    /// <summary>Nothing: the sign-in page, the style sheet.</summary>
    None,

    /// <summary>Dashboards, reports and what they show: <see cref="Role.Reader"/> and above, or anybody where anonymous reading is switched on.</summary>
    Read,

    /// <summary>One's own account: whoever signed in.</summary>
    Account,

    /// <summary>Questions of one's own: <see cref="Role.Analyst"/> and above.</summary>
    Extract,

    /// <summary>Loads, accounts, the audit trail: <see cref="Role.Administrator"/>.</summary>
    Administer,
}
