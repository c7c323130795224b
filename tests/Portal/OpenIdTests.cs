using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

public sealed class OpenIdTests : IAsyncLifetime
{
    private AccountPortal _portal = null!;
    private OpenIdProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync();
        _portal = await AccountPortal.StartAsync(AccountSettingsTests.Read(AccountSettingsTests.Provider(_provider.Address)) with { AnonymousReading = false });
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_user_of_the_provider_signs_in_with_the_role_of_the_groups_and_has_no_password()
    {
        _provider.User = """{ "sub": "248289761001", "preferred_username": "An.Peeters@example.be", "groups": ["everybody", "bi-analysts", "bi-readers"] }""";
        using var browser = _portal.Nobody();
        Assert.Contains("Sign in with The Provider", await browser.Client.GetStringAsync("/sign-in?lang=en"), StringComparison.Ordinal);

        var back = await ThroughAsync(browser, "/account?lang=en");
        Assert.Equal("/account?lang=en", back.Headers.Location?.OriginalString);
        var page = await browser.Client.GetStringAsync("/account?lang=en");
        Assert.Contains("analyst", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
        var account = _portal.Installation.Accounts.Find("an.peeters@example.be")!;
        Assert.Equal((Role.Analyst, null, "127.0.0.1|248289761001"), (account.Role, account.PasswordHash, account.ExternalSubject));
        Assert.Equal("an.peeters@example.be sign-in an.peeters@example.be done OpenID provider, role analyst", _portal.Trail(1).Single());

        _provider.User = """{ "sub": "248289761001", "preferred_username": "changed", "groups": "bi-admins" }""";
        using var again = _portal.Nobody();
        await ThroughAsync(again, "/");
        Assert.Equal(HttpStatusCode.OK, (await again.Client.GetAsync("/admin/users")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/account")).StatusCode);
        Assert.Equal("an.peeters@example.be", Assert.Single(_portal.Installation.Accounts.All()).UserName);
    }

    [Theory]
    [InlineData("""{ "sub": "1", "email": "x@example.be", "groups": ["everybody"] }""", "none of your groups", "no role for any of the groups")]
    [InlineData("""{ "sub": "1", "email": "x@example.be" }""", "none of your groups", "no role for any of the groups")]
    [InlineData("""{ "sub": "1", "email": "taken", "groups": ["bi-readers"] }""", "belongs to another account", "the name cannot be used or belongs to another account")]
    [InlineData("""{ "sub": "1", "email": "anonymous", "groups": ["bi-readers"] }""", "cannot be used", "the name cannot be used or belongs to another account")]
    [InlineData("""{ "sub": "off", "email": "off", "groups": ["bi-readers"] }""", "is disabled", "disabled")]
    public async Task Who_has_no_role_or_no_name_of_their_own_is_refused_with_a_page(string user, string text, string detail)
    {
        _portal.Installation.Accounts.Add("taken", Role.Administrator, "hash");
        _portal.Installation.Accounts.SetDisabled(_portal.Installation.Accounts.AddOrUpdateExternal("127.0.0.1|off", "off", Role.Reader)!.UserKey, isDisabled: true);
        _provider.User = user;
        using var browser = _portal.Nobody();

        var answer = await ThroughAsync(browser, "/account", "en");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetCookies(_portal.Address), c => c.Name == "ribi-session");
        Assert.EndsWith("refused OpenID provider: " + detail, _portal.Trail(1).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_belongs_to_another_challenge_signs_nobody_in()
    {
        _provider.User = """{ "sub": "1", "email": "an", "groups": ["bi-admins"] }""";
        _provider.ForgetsChallenge = true;
        using var browser = _portal.Nobody();

        var answer = await ThroughAsync(browser, "/account", "en");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("did not sign you in", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("verifier", Assert.Single(_provider.Refusals));
        Assert.Empty(_portal.Installation.Accounts.All());
    }

    [Fact]
    public async Task A_callback_without_the_state_of_this_browser_signs_nobody_in()
    {
        _provider.User = """{ "sub": "1", "email": "an", "groups": ["bi-admins"] }""";
        using var attacker = _portal.Nobody();
        using var victim = _portal.Nobody();
        var callback = await CallbackAsync(attacker, "/account");

        Assert.Equal(HttpStatusCode.BadRequest, (await victim.Client.GetAsync(callback)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await victim.Client.GetAsync("/sign-in/callback?code=x&state=y")).StatusCode);
        Assert.Equal(0, _provider.TokensGiven);
        Assert.Empty(_portal.Installation.Accounts.All());
    }

    [Fact]
    public async Task The_provider_does_not_lead_elsewhere()
    {
        _provider.User = """{ "sub": "1", "email": "an", "groups": ["bi-readers"] }""";
        using var browser = _portal.Nobody();
        Assert.Equal("/", (await ThroughAsync(browser, "//evil.example")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_account_of_the_provider_gets_neither_a_password_nor_a_role_here()
    {
        var key = _portal.Installation.Accounts.AddOrUpdateExternal("127.0.0.1|1", "an", Role.Reader)!.UserKey;
        using var boss = _portal.As(Role.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostAsync($"/admin/users/{key}", $"/admin/users/{key}/link")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostAsync($"/admin/users/{key}", $"/admin/users/{key}/role", ("role", "administrator"))).StatusCode);
        Assert.Equal(Role.Reader, _portal.Installation.Accounts.Find(key)!.Role);
    }

    private async Task<HttpResponseMessage> ThroughAsync(SignedIn browser, string back, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await CallbackAsync(browser, back));
        request.Headers.AcceptLanguage.ParseAdd(language ?? "en");
        return await browser.Client.SendAsync(request);
    }

    /// <summary>From the portal to the provider; gives where the provider sends the browser back.</summary>
    private async Task<Uri> CallbackAsync(SignedIn browser, string back)
    {
        var challenge = await browser.Client.GetAsync("/sign-in/external?back=" + Uri.EscapeDataString(back));
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        Assert.StartsWith(_provider.Address + "/authorize?", challenge.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Matches(new Regex("code_challenge=[A-Za-z0-9_-]{43}&"), challenge.Headers.Location.OriginalString);
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, challenge.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains(challenge.Headers.GetValues("Set-Cookie"), c => c.Contains("samesite=lax; httponly", StringComparison.Ordinal));
        var agreed = await browser.Client.GetAsync(challenge.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        return agreed.Headers.Location!;
    }
}
