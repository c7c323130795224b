namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>What became of the use of a one-time link.</summary>
public enum AccountLinkUse
{
    /// <summary>The account has its password.</summary>
    Done,

    /// <summary>The link is unknown, used, too old, or no longer wanted.</summary>
    Invalid,

    /// <summary>The name belongs to another account; the link still works.</summary>
    NameTaken,
}
