namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>What became of a change of an account.</summary>
public enum AccountChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no such account.</summary>
    Missing,

    /// <summary>Refused: nobody would be left who can look after accounts.</summary>
    LastAdministrator,
}
