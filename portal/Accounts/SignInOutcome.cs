namespace ReIntegrationBI.Portal.Accounts;

/// <summary>Why somebody was let in or not. For the audit trail only: a visitor is told no more than "wrong".</summary>
public enum SignInOutcome
{
    /// <summary>Name and password are right.</summary>
    Done,

    /// <summary>There is no such account.</summary>
    UnknownName,

    /// <summary>The password is wrong.</summary>
    WrongPassword,

    /// <summary>Too many wrong passwords, not long ago.</summary>
    Locked,

    /// <summary>The account is switched off.</summary>
    Disabled,

    /// <summary>The account belongs to an OpenID provider.</summary>
    External,
}
