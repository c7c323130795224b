namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>A link that works once. Times are UTC.</summary>
public sealed record AccountLink
{
    /// <summary>Its key.</summary>
    public long AccountLinkKey { get; init; }

    /// <summary>A word of <see cref="AccountLinkKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The account of a <see cref="AccountLinkKind.Reset"/>, else null.</summary>
    public long? UserKey { get; init; }

    /// <summary>The name that the account has or will have; null where who uses the link chooses it.</summary>
    public string? UserName { get; init; }

    /// <summary>The role that the account will have.</summary>
    public Role Role { get; init; }

    /// <summary>Who made the link.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>Until when it works.</summary>
    public DateTime ExpiresAt { get; init; }
}
