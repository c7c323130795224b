using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The cookie that holds the key of a session: nothing but random bits. It goes when the browser closes.</summary>
internal static class SessionCookie
{
    private const string PlainName = "ribi-session";

    /// <summary>Begins a session of an account in this browser; the one that it had ends.</summary>
    public static void Start(HttpContext context, Account account)
    {
        End(context);
        var token = context.RequestServices.GetRequiredService<Installation>().Sessions.Start(account);
        context.Response.Cookies.Append(Name(context), token.Text, Options(context));
    }

    /// <summary>Ends the session of this browser, if it has one.</summary>
    public static void End(HttpContext context)
    {
        if (context.Features.Get<UserSession>() is { } session)
        {
            context.RequestServices.GetRequiredService<Installation>().Sessions.End(session.UserKey, session.UserSessionKey);
        }

        context.Response.Cookies.Delete(Name(context), Options(context));
    }

    /// <summary>The key that the browser shows, or null.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)];

    /// <summary>With the prefix a browser takes it from this host over https alone.</summary>
    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-" + PlainName : PlainName;

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
