namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>Who may use the portal. Times are UTC.</summary>
public sealed record Account
{
    /// <summary>Its key.</summary>
    public long UserKey { get; init; }

    /// <summary>Its name, folded as <see cref="AccountStore.Fold"/> does.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The name as it was written.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>What it may do.</summary>
    public Role Role { get; init; }

    /// <summary>Hash of its password; null for an account of an OpenID provider.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>By what its OpenID provider knows it; null for an account with a password of its own.</summary>
    public string? ExternalSubject { get; init; }

    /// <summary>Changes with password, role and state; sessions of an older stamp have ended.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>Tries with a wrong password since the last right one.</summary>
    public int FailedCount { get; init; }

    /// <summary>Until when no password is accepted, or null.</summary>
    public DateTime? LockedUntil { get; init; }

    /// <summary>Whether it was switched off.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it last signed in, or null.</summary>
    public DateTime? LastSignInAt { get; init; }

    /// <summary>Whether an OpenID provider vouches for it.</summary>
    public bool IsExternal => ExternalSubject is not null;

    /// <summary>Whether it is locked at a moment.</summary>
    public bool IsLockedAt(DateTime moment) => LockedUntil > moment;

    /// <summary>The name alone, so that no hash reaches a log.</summary>
    public override string ToString() => UserName;
}
