using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The accounts of others, for administrators.</summary>
internal static class UserRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var users = app.MapGroup("/admin/users").Needs(Right.Administer);
        users.MapGet("", (HttpContext context, Installation installation) => List(context, installation, StatusCodes.Status200OK, "", null)).Needs(Right.Administer);
        users.MapPost("", InviteAsync).Needs(Right.Administer);
        users.MapGet("/{key:long}", (HttpContext context, Installation installation, long key) => installation.Accounts.Find(key) is { } account
            ? One(context, installation, StatusCodes.Status200OK, account, null)
            : Missing(context)).Needs(Right.Administer);
        users.MapPost("/{key:long}/role", async (HttpContext context, Installation installation, long key) =>
            RoleCode.Parse((await context.Request.ReadFormAsync(context.RequestAborted))["role"]) is not { } role
                ? Results.BadRequest()
                : Change(context, installation, key, "role " + role.Code(), account => account.IsExternal ? AccountChange.Missing : installation.Accounts.SetRole(key, role)))
            .Needs(Right.Administer);
        users.MapPost("/{key:long}/disable", (HttpContext context, Installation installation, long key) =>
            Change(context, installation, key, "disabled", _ => installation.Accounts.SetDisabled(key, isDisabled: true))).Needs(Right.Administer);
        users.MapPost("/{key:long}/enable", (HttpContext context, Installation installation, long key) =>
            Change(context, installation, key, "enabled", _ => installation.Accounts.SetDisabled(key, isDisabled: false))).Needs(Right.Administer);
        users.MapPost("/{key:long}/unlock", (HttpContext context, Installation installation, long key) =>
            Change(context, installation, key, "unlocked", _ => installation.Accounts.Unlock(key))).Needs(Right.Administer);
        users.MapPost("/{key:long}/link", (HttpContext context, Installation installation, long key) =>
            installation.Accounts.Find(key) is { IsExternal: false, IsDisabled: false } account
                ? ShowLink(context, installation, installation.AccountLinks.Reset(account, Visitor.Of(context).Name, installation.Settings.Accounts.LinkTime), account.UserName, "link for a new password")
                : Missing(context)).Needs(Right.Administer);
    }

    private static async Task<IResult> InviteAsync(HttpContext context, Installation installation)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = form["name"].ToString();
        var role = RoleCode.Parse(form["role"]);
        var problem = UserNameRule.Problem(name)
            ?? (role is null ? "users.role_wrong" : null)
            ?? (installation.Accounts.Find(name) is null ? null : "account.name_taken");
        return problem is null
            ? ShowLink(
                context, installation, installation.AccountLinks.Invite(name, role!.Value, Visitor.Of(context).Name, installation.Settings.Accounts.LinkTime),
                AccountStore.Fold(name), "invited as " + role.Value.Code())
            : List(context, installation, StatusCodes.Status400BadRequest, name, problem);
    }

    private static IResult Change(HttpContext context, Installation installation, long key, string what, Func<Account, AccountChange> change)
    {
        if (installation.Accounts.Find(key) is not { } account)
        {
            return Missing(context);
        }

        var outcome = change(account);
        installation.Audit.Write(
            Visitor.Of(context).Name, AuditAction.Account, account.UserName, outcome == AccountChange.Done ? AuditEvent.Done : AuditEvent.Refused,
            outcome == AccountChange.LastAdministrator ? what + ": the last administrator" : what);
        return outcome switch
        {
            AccountChange.Done => Results.LocalRedirect(FormattableString.Invariant($"/admin/users/{key}?lang={PortalLanguage.Of(context.Request)}")),
            AccountChange.LastAdministrator => One(context, installation, StatusCodes.Status409Conflict, account, "users.last_administrator"),
            _ => Missing(context),
        };
    }

    private static IResult List(HttpContext context, Installation installation, int status, string name, string? problem) => LocalisedPage.Of<UsersPage>(context, status, new()
    {
        [nameof(UsersPage.Accounts)] = installation.Accounts.All(),
        [nameof(UsersPage.Now)] = installation.Clock.GetUtcNow().UtcDateTime,
        [nameof(UsersPage.Name)] = name,
        [nameof(UsersPage.Problem)] = problem,
    });

    private static IResult One(HttpContext context, Installation installation, int status, Account account, string? problem) => LocalisedPage.Of<UserPage>(context, status, new()
    {
        [nameof(UserPage.Account)] = account,
        [nameof(UserPage.Now)] = installation.Clock.GetUtcNow().UtcDateTime,
        [nameof(UserPage.Problem)] = problem,
    });

    /// <summary>The answer to the form itself: the link is shown once and kept nowhere.</summary>
    private static IResult ShowLink(HttpContext context, Installation installation, SecretToken token, string name, string what)
    {
        installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Account, name, detail: what);
        var address = installation.Settings.Accounts.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return LocalisedPage.Of<LinkPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(LinkPage.Name)] = name,
            [nameof(LinkPage.Address)] = address + FirstAdministrator.Path + token.Text,
            [nameof(LinkPage.Hours)] = installation.Settings.Accounts.LinkTime.TotalHours,
        });
    }

    private static IResult Missing(HttpContext context) => LocalisedPage.Missing(context, "users.unknown_title", "users.unknown");
}
