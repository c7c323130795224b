namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>What an account is for; each may do what those before it may.</summary>
public enum Role
{
    /// <summary>Reads dashboards and reports, and downloads what they show.</summary>
    Reader,

    /// <summary>Asks questions of its own and takes extracts.</summary>
    Analyst,

    /// <summary>Loads data and looks after accounts.</summary>
    Administrator,
}
