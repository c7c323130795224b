using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A small OpenID provider on this machine: the authorization code flow with PKCE, checked as RFC 7636 wants it.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>By what it knows the portal.</summary>
    public const string ClientId = "reintegrationbi";

    /// <summary>What only the portal and it know.</summary>
    public const string ClientSecret = "the-secret-of-the-client";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string RedirectUri)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();

    private OpenIdProvider(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>What it tells of the user, as JSON.</summary>
    public string User { get; set; } = "{}";

    /// <summary>Whether it gives another code verifier's code: what an attacker would inject.</summary>
    public bool ForgetsChallenge { get; set; }

    /// <summary>Tokens given.</summary>
    public int TokensGiven { get; private set; }

    /// <summary>Why it refused a token, the latest first.</summary>
    public ConcurrentStack<string> Refusals { get; } = [];

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new OpenIdProvider(builder.Build());
        provider._app.MapGet("/authorize", provider.Authorize);
        provider._app.MapPost("/token", (Delegate)provider.TokenAsync);
        provider._app.MapGet("/userinfo", (HttpContext context) =>
            provider._tokens.ContainsKey(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal))
                ? Results.Text(provider.User, "application/json")
                : Results.Unauthorized());
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>The user agrees at once.</summary>
    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["scope"] != "openid profile email")
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (ForgetsChallenge ? "another challenge" : query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var given = _codes.TryRemove(form["code"].ToString(), out var kept);
        var verifier = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var refusal = !given ? "code"
            : form["client_id"] != ClientId || form["client_secret"] != ClientSecret ? "client"
            : form["redirect_uri"] != kept.RedirectUri ? "redirect"
            : verifier != kept.Challenge ? "verifier"
            : null;
        if (refusal is not null)
        {
            Refusals.Push(refusal);
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        TokensGiven++;
        var token = Guid.NewGuid().ToString("N");
        _tokens[token] = true;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 60 });
    }
}
