using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Who asks.</summary>
/// <param name="Name">Name of the account; <see cref="AnonymousName"/> where nobody signed in.</param>
/// <param name="Role">The role of the account, or null where nobody signed in.</param>
/// <param name="ReadsAnonymously">Whether reading without an account is switched on.</param>
public sealed record Visitor(string Name, Role? Role, bool ReadsAnonymously)
{
    /// <summary>The name of who did not sign in.</summary>
    public const string AnonymousName = "anonymous";

    /// <summary>Whether somebody signed in.</summary>
    public bool IsSignedIn => Role is not null;

    /// <summary>Whether a right is given.</summary>
    public bool May(Right right) => right switch
    {
        Right.None => true,
        Right.Read => Role is not null || ReadsAnonymously,
        Right.Account => Role is not null,
        Right.Extract => Role is Warehouse.Accounts.Role.Analyst or Warehouse.Accounts.Role.Administrator,
        Right.Administer => Role is Warehouse.Accounts.Role.Administrator,
        _ => false,
    };

    /// <summary>Who asks, by the session of the request; before that was looked at, somebody without a right.</summary>
    public static Visitor Of(HttpContext context) => context.Features.Get<Visitor>() ?? new Visitor(AnonymousName, null, ReadsAnonymously: false);
}
