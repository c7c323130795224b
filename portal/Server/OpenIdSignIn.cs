using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>
/// Signing in through an OpenID provider: the authorization code flow with PKCE of the framework; who the user is comes from the
/// provider's user information endpoint, asked by this server itself.
/// </summary>
internal static class OpenIdSignIn
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "openid";

    /// <summary>Where the provider sends the browser back.</summary>
    public const string Callback = "/sign-in/callback";

    private const string SubjectClaim = "sub";
    private const string NameClaim = "name";
    private const string GroupClaim = "group";

    /// <summary>Adds the provider.</summary>
    public static void Add(AuthenticationBuilder authentication, OpenIdSettings settings) => authentication.AddOAuth(SchemeName, options =>
    {
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.AuthorizationEndpoint = settings.AuthorizationEndpoint.AbsoluteUri;
        options.TokenEndpoint = settings.TokenEndpoint.AbsoluteUri;
        options.UserInformationEndpoint = settings.UserInformationEndpoint.AbsoluteUri;
        options.CallbackPath = Callback;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            options.Scope.Add(scope);
        }

        options.Events = new OAuthEvents
        {
            OnCreatingTicket = context => AskAsync(context, settings),
            OnTicketReceived = context => ReceiveAsync(context, settings),
            OnRemoteFailure = FailAsync,
        };
    });

    private static async Task AskAsync(OAuthCreatingTicketContext context, OpenIdSettings settings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var user = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        var subject = Text(user.RootElement, SubjectClaim) ?? throw new AuthenticationFailureException("The provider names no subject.");
        var identity = context.Identity!;
        identity.AddClaim(new Claim(SubjectClaim, $"{settings.TokenEndpoint.Host}|{subject}"));
        identity.AddClaim(new Claim(NameClaim, Text(user.RootElement, "preferred_username") ?? Text(user.RootElement, "email") ?? subject));
        identity.AddClaims(Groups(user.RootElement, settings.RoleClaim).Select(g => new Claim(GroupClaim, g)));
    }

    private static async Task ReceiveAsync(TicketReceivedContext context, OpenIdSettings settings)
    {
        // The session is ours: nothing is left to the framework after this.
        context.HandleResponse();
        var user = context.Principal!;
        var (subject, name) = (user.FindFirstValue(SubjectClaim)!, user.FindFirstValue(NameClaim)!);
        var installation = context.HttpContext.RequestServices.GetRequiredService<Installation>();
        var role = settings.RoleOf(user.FindAll(GroupClaim).Select(c => c.Value));
        var account = role is { } given && IsUsable(subject, name) ? installation.Accounts.AddOrUpdateExternal(subject, name, given) : null;
        if (account is { IsDisabled: false })
        {
            installation.Accounts.SignedIn(account.UserKey);
            installation.Audit.Write(account.UserName, AuditAction.SignIn, account.UserName, detail: "OpenID provider, role " + account.Role.Code());
            SessionCookie.Start(context.HttpContext, account);
            context.Response.Redirect(LocalPath.Of(context.ReturnUri));
            return;
        }

        var (why, text) = role is null ? ("no role for any of the groups", "door.openid_role")
            : account is null ? ("the name cannot be used or belongs to another account", "door.openid_name")
            : ("disabled", "door.openid_disabled");
        installation.Audit.Write(
            Visitor.AnonymousName, AuditAction.SignIn, name.Length <= 60 ? name : name[..60], AuditEvent.Refused, "OpenID provider: " + why);
        await LocalisedPage.Message(context.HttpContext, StatusCodes.Status403Forbidden, "door.openid_title", text).ExecuteAsync(context.HttpContext);
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.HttpContext.RequestServices.GetRequiredService<Installation>().Audit.Write(
            Visitor.AnonymousName, AuditAction.SignIn, "OpenID provider", AuditEvent.Failed, context.Failure?.GetType().Name);
        return LocalisedPage.Message(context.HttpContext, StatusCodes.Status400BadRequest, "door.openid_title", "door.openid_failed").ExecuteAsync(context.HttpContext);
    }

    private static bool IsUsable(string subject, string name) =>
        subject.Length <= 400 && name.Trim().Length is > 0 and <= 200 && AccountStore.Fold(name) != Visitor.AnonymousName;

    private static string? Text(JsonElement user, string name) =>
        user.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>Providers give one group as a text and several as a list.</summary>
    private static IEnumerable<string> Groups(JsonElement user, string claim) =>
        !user.TryGetProperty(claim, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : [];
}
