using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Accounts;

/// <summary>Names, passwords and one-time links: who is let in, with a line in the audit trail.</summary>
public sealed class SignInService
{
    /// <summary>Letters of an unknown name that the audit trail keeps: somebody may have typed a password there.</summary>
    private const int KeptOfUnknownName = 60;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 as OWASP's cheat sheet on password storage advises (2023).</summary>
    private const int Rounds = 210_000;

    private readonly Installation _installation;
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _noPassword;

    /// <summary>The desk of an installation.</summary>
    public SignInService(Installation installation)
    {
        _installation = installation;
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
        _noPassword = Hash(SecretToken.New().Text);
    }

    /// <summary>The hash under which a password is kept.</summary>
    public string Hash(string password) => _hasher.HashPassword(new Account(), password);

    /// <summary>Lets somebody in by name and password. Whatever is wrong, it costs the time of one hash.</summary>
    /// <returns>The account, or null.</returns>
    public Account? SignIn(string name, string password)
    {
        var account = _installation.Accounts.Find(name);
        var outcome = Check(account, password);
        if (outcome == SignInOutcome.Done)
        {
            _installation.Accounts.SignedIn(account!.UserKey);
            _installation.Audit.Write(account.UserName, AuditAction.SignIn, account.UserName);
            return account;
        }

        var typed = name.Length <= KeptOfUnknownName ? name : name[..KeptOfUnknownName];
        _installation.Audit.Write(Visitor.AnonymousName, AuditAction.SignIn, account?.UserName ?? typed, AuditEvent.Refused, Words(outcome));
        return null;
    }

    /// <summary>Whether the password of an account is right, for a change of it. Wrong ones count towards the lock.</summary>
    public bool IsRight(Account account, string password)
    {
        var outcome = Check(account, password);
        if (outcome == SignInOutcome.Done)
        {
            _installation.Accounts.Unlock(account.UserKey);
            return true;
        }

        _installation.Audit.Write(account.UserName, AuditAction.Account, account.UserName, AuditEvent.Refused, "change of password: " + Words(outcome));
        return false;
    }

    private SignInOutcome Check(Account? account, string password)
    {
        var settings = _installation.Settings.Accounts;
        var mayTry = _installation.Accounts.BeginTry(account?.UserKey ?? 0, settings.LockOutAfter, settings.LockOutTime);
        var isTooLong = password.Length > PasswordRule.Longest;
        var kept = account?.PasswordHash ?? _noPassword;
        var verified = _hasher.VerifyHashedPassword(account ?? new Account(), kept, isTooLong ? "" : password);
        var outcome = account is null ? SignInOutcome.UnknownName
            : account.IsDisabled ? SignInOutcome.Disabled
            : account.PasswordHash is null ? SignInOutcome.External
            : !mayTry ? SignInOutcome.Locked
            : isTooLong || verified == PasswordVerificationResult.Failed ? SignInOutcome.WrongPassword
            : SignInOutcome.Done;
        if (outcome == SignInOutcome.Done && verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            _installation.Accounts.Rehash(account!.UserKey, kept, Hash(password));
        }

        return outcome;
    }

    private static string Words(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.UnknownName => "unknown name",
        SignInOutcome.WrongPassword => "wrong password",
        SignInOutcome.Locked => "locked",
        SignInOutcome.Disabled => "disabled",
        SignInOutcome.External => "account of the OpenID provider",
        _ => "done",
    };
}
