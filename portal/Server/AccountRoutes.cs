using Microsoft.AspNetCore.Authentication;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Signing in and out, one's own account, and the page on which a one-time link ends.</summary>
internal static class AccountRoutes
{
    /// <summary>The limit on tries from one address.</summary>
    public const string Limit = "tries";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (HttpContext context, Installation installation) => SignInPage(context, installation, StatusCodes.Status200OK, context.Request.Query["back"], "", null))
            .Needs(Right.None);
        app.MapPost("/sign-in", SignInAsync).Needs(Right.None).RequireRateLimiting(Limit);
        app.MapGet("/sign-in/external", (HttpContext context, Installation installation) => installation.Settings.Accounts.OpenId is null
                ? Results.NotFound()
                : Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPath.Of(context.Request.Query["back"]) }, [OpenIdSignIn.SchemeName]))
            .Needs(Right.None).RequireRateLimiting(Limit);
        app.MapPost("/sign-out", SignOut).Needs(Right.Account);
        app.MapGet("/welcome/{token}", (HttpContext context, Installation installation, string token) =>
                installation.AccountLinks.Find(token) is { } link ? Welcome(context, installation, StatusCodes.Status200OK, token, link, "", null) : NoLink(context))
            .Needs(Right.None).RequireRateLimiting(Limit);
        app.MapPost("/welcome/{token}", WelcomeAsync).Needs(Right.None).RequireRateLimiting(Limit);
        app.MapGet("/account", (HttpContext context, Installation installation) => OwnPage(context, installation, StatusCodes.Status200OK, null)).Needs(Right.Account);
        app.MapPost("/account/password", ChangePasswordAsync).Needs(Right.Account).RequireRateLimiting(Limit);
        app.MapPost("/account/sessions/{key:long}/end", EndSession).Needs(Right.Account);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, Installation installation, SignInService desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, back) = (form["name"].ToString(), form["back"].ToString());
        if (desk.SignIn(name, form["password"].ToString()) is not { } account)
        {
            return SignInPage(context, installation, StatusCodes.Status400BadRequest, back, name, "account.wrong");
        }

        SessionCookie.Start(context, account);
        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static IResult SignOut(HttpContext context, Installation installation)
    {
        SessionCookie.End(context);
        var name = Visitor.Of(context).Name;
        installation.Audit.Write(name, AuditAction.SignOut, name);
        return Results.LocalRedirect("/sign-in?lang=" + PortalLanguage.Of(context.Request));
    }

    private static async Task<IResult> WelcomeAsync(HttpContext context, Installation installation, SignInService desk, string token)
    {
        if (installation.AccountLinks.Find(token) is not { } link)
        {
            return NoLink(context);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (chosen, password) = (form["name"].ToString(), form["password"].ToString());
        var name = link.UserName ?? chosen;
        var problem = (link.UserName is null ? UserNameRule.Problem(name) : null) ?? PasswordRule.Problem(password, form["repeated"].ToString(), name);
        if (problem is not null)
        {
            return Welcome(context, installation, StatusCodes.Status400BadRequest, token, link, chosen, problem);
        }

        var (outcome, account) = installation.AccountLinks.Use(token, name, desk.Hash(password));
        if (outcome == AccountLinkUse.Done)
        {
            installation.Audit.Write(
                account!.UserName, AuditAction.Account, account.UserName, detail: $"{link.Kind} by the link of {link.CreatedBy}, role {account.Role.Code()}");
            return Results.LocalRedirect("/sign-in?lang=" + PortalLanguage.Of(context.Request));
        }

        return outcome == AccountLinkUse.NameTaken
            ? Welcome(context, installation, StatusCodes.Status400BadRequest, token, link, chosen, "account.name_taken")
            : NoLink(context);
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, Installation installation, SignInService desk)
    {
        var account = Own(context, installation);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var password = form["password"].ToString();
        var problem = account.IsExternal ? "account.external"
            : PasswordRule.Problem(password, form["repeated"].ToString(), account.UserName)
            ?? (desk.IsRight(account, form["current"].ToString()) ? null : "account.current_wrong");
        if (problem is not null)
        {
            return OwnPage(context, installation, StatusCodes.Status400BadRequest, problem);
        }

        installation.Accounts.SetPassword(account.UserKey, desk.Hash(password));
        installation.Audit.Write(account.UserName, AuditAction.Account, account.UserName, detail: "new password; other sessions ended");
        SessionCookie.Start(context, installation.Accounts.Find(account.UserKey)!);
        return Results.LocalRedirect("/account?done=password&lang=" + PortalLanguage.Of(context.Request));
    }

    private static IResult EndSession(HttpContext context, Installation installation, long key)
    {
        var account = Own(context, installation);
        if (!installation.Sessions.End(account.UserKey, key))
        {
            return Results.NotFound();
        }

        installation.Audit.Write(account.UserName, AuditAction.SignOut, account.UserName, detail: "another session");
        return Results.LocalRedirect("/account?done=session&lang=" + PortalLanguage.Of(context.Request));
    }

    private static Account Own(HttpContext context, Installation installation) => installation.Accounts.Find(context.Features.Get<UserSession>()!.UserKey)!;

    private static IResult OwnPage(HttpContext context, Installation installation, int status, string? problem)
    {
        var account = Own(context, installation);
        return LocalisedPage.Of<AccountPage>(context, status, new()
        {
            [nameof(AccountPage.Account)] = account,
            [nameof(AccountPage.Sessions)] = installation.Sessions.Of(account.UserKey),
            [nameof(AccountPage.Current)] = context.Features.Get<UserSession>()!.UserSessionKey,
            [nameof(AccountPage.Problem)] = problem,
            [nameof(AccountPage.Done)] = problem is null ? context.Request.Query["done"].ToString() : "",
        });
    }

    private static IResult SignInPage(HttpContext context, Installation installation, int status, string? back, string name, string? problem) =>
        Form<SignInPage>(context, status, new()
        {
            [nameof(Pages.SignInPage.Back)] = LocalPath.Of(back),
            [nameof(Pages.SignInPage.Name)] = name,
            [nameof(Pages.SignInPage.Problem)] = problem,
            [nameof(Pages.SignInPage.Provider)] = installation.Settings.Accounts.OpenId?.Name,
        });

    private static IResult Welcome(HttpContext context, Installation installation, int status, string token, AccountLink link, string name, string? problem) =>
        Form<WelcomePage>(context, status, new()
        {
            [nameof(WelcomePage.Token)] = token,
            [nameof(WelcomePage.Link)] = link,
            [nameof(WelcomePage.Name)] = name,
            [nameof(WelcomePage.Problem)] = problem,
        });

    private static IResult NoLink(HttpContext context) => LocalisedPage.Missing(context, "account.no_link_title", "account.no_link");

    /// <summary>A form for somebody who is not signed in; it holds what was typed, so nobody keeps it.</summary>
    private static IResult Form<T>(HttpContext context, int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        context.Response.Headers.CacheControl = AccessControl.NeverKept;
        return LocalisedPage.Of<T>(context, status, parameters);
    }
}
