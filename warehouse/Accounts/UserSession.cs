namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>A browser that is signed in. Times are UTC.</summary>
public sealed record UserSession
{
    /// <summary>Its key in the warehouse; not the secret that the browser holds.</summary>
    public long UserSessionKey { get; init; }

    /// <summary>The account.</summary>
    public long UserKey { get; init; }

    /// <summary>Name of the account.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Role of the account, as it is now.</summary>
    public Role Role { get; init; }

    /// <summary>When it began.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it was last used, to within a tenth of the time after which it ends unused.</summary>
    public DateTime SeenAt { get; init; }

    /// <summary>When it ends, however much it is used.</summary>
    public DateTime ExpiresAt { get; init; }
}
