namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>What a one-time link is for.</summary>
public static class AccountLinkKind
{
    /// <summary>Makes the first administrator; works only while there is none.</summary>
    public const string First = "first";

    /// <summary>Makes an account.</summary>
    public const string Invitation = "invitation";

    /// <summary>Gives an account a new password.</summary>
    public const string Reset = "reset";
}
