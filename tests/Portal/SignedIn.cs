using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A browser with its cookies, in which an account is signed in or nobody is. It does not follow redirections, so that a test sees them.</summary>
public sealed class SignedIn : IDisposable
{
    private SignedIn(PortalServer server)
    {
        Address = new Uri(server.Addresses[0]);
        Client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public HttpClient Client { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The account, where one is signed in.</summary>
    public Account? Account { get; private init; }

    private Uri Address { get; }

    /// <summary>A browser in which nobody signed in.</summary>
    public static SignedIn Nobody(PortalServer server) => new(server);

    /// <summary>A browser in which a new account of a role is signed in. The account has no password that anybody knows.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="server">Its portal.</param>
    /// <param name="role">The role.</param>
    /// <param name="name">Name of the account; null for a new one.</param>
    public static SignedIn As(Installation installation, PortalServer server, Role role, string? name = null)
    {
        var account = installation.Accounts.Add(name ?? $"{role.Code()}-{Guid.NewGuid():N}", role, "no password has this hash")!;
        var browser = new SignedIn(server) { Account = account };
        browser.Cookies.Add(new Cookie("ribi-session", installation.Sessions.Start(account).Text, "/", browser.Address.Host) { HttpOnly = true });
        return browser;
    }

    /// <summary>Posts a form as a browser does: gets the page on which it stands, takes its token along.</summary>
    /// <param name="page">The page with the form.</param>
    /// <param name="action">Where the form goes.</param>
    /// <param name="fields">What was filled in.</param>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(page, action, token => new FormUrlEncodedContent(
            fields.Append((Name: TokenField, Value: token)).Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));

    /// <summary>Posts a form of any content: the token goes into a field named <see cref="TokenField"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, Func<string, HttpContent> content)
    {
        var token = Regex.Match(await Client.GetStringAsync(page), $"name=\"{TokenField}\" value=\"([^\"]+)\"");
        Assert.True(token.Success, $"{page} holds no form with a token.");
        using var body = content(token.Groups[1].Value);
        return await Client.PostAsync(action, body);
    }

    /// <summary>Signs in by the form.</summary>
    public Task<HttpResponseMessage> SignInAsync(string name, string password, string back = "/account") =>
        PostAsync("/sign-in?lang=en&back=" + Uri.EscapeDataString(back), "/sign-in?lang=en", ("name", name), ("password", password), ("back", back));

    /// <summary>The field in which a form carries its token.</summary>
    public const string TokenField = "__RequestVerificationToken";

    public void Dispose() => Client.Dispose();
}
