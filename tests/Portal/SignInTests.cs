using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = "four words in a row";

    private readonly SteppingTime _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private AccountPortal _portal = null!;

    public async Task InitializeAsync() =>
        _portal = await AccountPortal.StartAsync(new AccountSettings { AnonymousReading = false, TriesPerMinute = 10000 }, _clock);

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_gets_a_session_by_cookie_and_goes_where_they_wanted()
    {
        _portal.Add("an", Role.Reader, Password);
        using var browser = _portal.Nobody();

        var asked = await browser.Client.GetAsync("/cases?lang=fr&study=x");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal("/sign-in?back=%2Fcases%3Flang%3Dfr%26study%3Dx&lang=fr", asked.Headers.Location!.OriginalString);

        var answer = await browser.SignInAsync("AN", Password, back: "/cases?lang=fr&study=x");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/cases?lang=fr&study=x", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ribi-session=", StringComparison.Ordinal) && !c.Contains("1970", StringComparison.Ordinal));
        Assert.Matches("^ribi-session=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$", cookie);

        var page = await browser.Client.GetAsync("/cases?lang=en");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-store, no-cache", page.Headers.CacheControl!.ToString());
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("My account: an", text, StringComparison.Ordinal);
        Assert.Contains("Sign out", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin", text, StringComparison.Ordinal);
        Assert.Equal("an sign-in an done", _portal.Trail(1).Single());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\..\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/cases?é")]
    [InlineData("")]
    public async Task Signing_in_never_leads_elsewhere(string back)
    {
        _portal.Add("an", Role.Reader, Password);
        using var browser = _portal.Nobody();
        Assert.Equal("/", (await browser.SignInAsync("an", Password, back)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_look_the_same()
    {
        _portal.Add("user.wrong", Role.Reader, Password);
        _portal.Installation.Accounts.SetDisabled(_portal.Add("user.off", Role.Reader, Password).UserKey, isDisabled: true);
        var locked = _portal.Add("user.locked", Role.Reader, Password).UserKey;
        Assert.True(_portal.Installation.Accounts.BeginTry(locked, 1, TimeSpan.FromMinutes(15)));
        _portal.Installation.Accounts.AddOrUpdateExternal("idp|1", "user.external", Role.Reader);

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("user.nobody", Password), ("user.wrong", "something else"), ("user.locked", Password), ("user.off", Password), ("user.external", Password) })
        {
            using var browser = _portal.Nobody();
            var answer = await browser.SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            answers.Add(Regex.Replace(text, "value=\"[^\"]*\"", "").Replace(name, "", StringComparison.Ordinal));
            Assert.DoesNotContain(password, text, StringComparison.Ordinal);
            Assert.Contains("role=\"alert\"", text, StringComparison.Ordinal);
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(
            ["anonymous sign-in user.external refused account of the OpenID provider", "anonymous sign-in user.off refused disabled", "anonymous sign-in user.locked refused locked", "anonymous sign-in user.wrong refused wrong password", "anonymous sign-in user.nobody refused unknown name"],
            _portal.Trail(5));
    }

    /// <summary>The least of several, because other work on the machine only ever adds; wide, because without the hash the one takes a thousandth of the other.</summary>
    [Fact]
    public void An_unknown_name_costs_the_time_of_a_hash_too()
    {
        var service = _portal.Service;
        _portal.Add("an", Role.Reader, Password);
        Assert.Null(service.SignIn("an", "wrong password"));
        var (known, unknown) = (Least(() => service.SignIn("an", "wrong password")), Least(() => service.SignIn("nobody", "wrong password")));
        Assert.InRange(unknown / known, 0.1, 10);

        static double Least(Func<Account?> attempt) => Enumerable.Range(0, 4).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.Null(attempt());
            return watch.Elapsed.TotalMilliseconds;
        });
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour()
    {
        _portal.Add("an", Role.Reader, Password);
        using var browser = _portal.Nobody();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync("an", "wrong password")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync("an", Password)).StatusCode);
        _clock.Step(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("an", Password)).StatusCode);
    }

    [Fact]
    public void A_weaker_hash_is_renewed_when_the_password_is_known()
    {
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Account(), Password);
        var account = _portal.Installation.Accounts.Add("an", Role.Reader, weak)!;

        Assert.Null(_portal.Service.SignIn("an", "wrong password"));
        Assert.Equal(weak, _portal.Installation.Accounts.Find("an")!.PasswordHash);
        Assert.NotNull(_portal.Service.SignIn("an", Password));
        var renewed = _portal.Installation.Accounts.Find("an")!;
        Assert.NotEqual(weak, renewed.PasswordHash);
        Assert.Equal(account.SecurityStamp, renewed.SecurityStamp);
        Assert.NotNull(_portal.Service.SignIn("an", Password));
    }

    [Fact]
    public async Task Signing_in_gives_a_new_session_and_ends_the_one_before()
    {
        _portal.Add("an", Role.Reader, Password);
        using var browser = _portal.Nobody();
        await browser.SignInAsync("an", Password);
        var first = Session(browser);
        await browser.SignInAsync("an", Password);
        Assert.NotEqual(first, Session(browser));
        Assert.Null(_portal.Installation.Sessions.Find(first));

        await browser.PostAsync("/account", "/sign-out?lang=en");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/account")).StatusCode);
        Assert.Equal("an sign-out an done", _portal.Trail(1).Single());
    }

    [Fact]
    public async Task A_session_ends_unused_and_with_a_change_of_the_account()
    {
        using var browser = _portal.As(Role.Analyst);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/account")).StatusCode);
        _clock.Step(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/account")).StatusCode);

        using var other = _portal.As(Role.Analyst);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/account")).StatusCode);
        _portal.Installation.Accounts.SetRole(other.Account!.UserKey, Role.Reader);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_of_ones_own_ends_the_other_sessions_and_not_this_one()
    {
        _portal.Add("an", Role.Reader, Password);
        using var one = _portal.Nobody();
        using var other = _portal.Nobody();
        await one.SignInAsync("an", Password);
        await other.SignInAsync("an", Password);

        Assert.Contains("current password is wrong", await ChangeAsync("not the password", "quite another one", "quite another one"), StringComparison.Ordinal);
        Assert.Contains("too short", await ChangeAsync(Password, "short", "short"), StringComparison.Ordinal);
        Assert.Contains("differ", await ChangeAsync(Password, "quite another one", "quite another two"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/account")).StatusCode);
        Assert.Equal("", await ChangeAsync(Password, "quite another one", "quite another one"));

        Assert.Equal(HttpStatusCode.OK, (await one.Client.GetAsync("/account?done=password")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Client.GetAsync("/account")).StatusCode);
        using var third = _portal.Nobody();
        Assert.Equal(HttpStatusCode.BadRequest, (await third.SignInAsync("an", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await third.SignInAsync("an", "quite another one")).StatusCode);

        async Task<string> ChangeAsync(string current, string password, string repeated) => await (await one.PostAsync(
            "/account?lang=en", "/account/password?lang=en", ("current", current), ("password", password), ("repeated", repeated))).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task One_ends_another_session_of_ones_own_from_the_account_page_and_nobody_elses()
    {
        _portal.Add("an", Role.Reader, Password);
        using var one = _portal.Nobody();
        using var other = _portal.Nobody();
        using var stranger = _portal.As(Role.Administrator);
        await other.SignInAsync("an", Password);
        await one.SignInAsync("an", Password);

        var action = Regex.Match(await one.Client.GetStringAsync("/account?lang=en"), "action=\"(/account/sessions/[0-9]+/end[^\"]*)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/account", action)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync("/account", action)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_that_of_another_changes_nothing_and_says_what_to_do()
    {
        using var boss = _portal.As(Role.Administrator);
        using var other = _portal.As(Role.Administrator);
        var answer = await boss.Client.PostAsync("/admin/users?lang=en", new FormUrlEncodedContent([new("name", "an"), new("role", "reader")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("reload the page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var stolen = Regex.Match(await other.Client.GetStringAsync("/account"), $"name=\"{SignedIn.TokenField}\" value=\"([^\"]+)\"").Groups[1].Value;
        await boss.Client.GetStringAsync("/account");
        answer = await boss.Client.PostAsync("/admin/users?lang=en", new FormUrlEncodedContent([new("name", "an"), new("role", "reader"), new(SignedIn.TokenField, stolen)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_portal.Trail(5));
    }

    [Fact]
    public async Task A_form_of_a_session_that_ended_says_so()
    {
        using var browser = _portal.As(Role.Administrator);
        _portal.Installation.Accounts.SetDisabled(_portal.As(Role.Administrator).Account!.UserKey, isDisabled: false);
        var answer = await browser.PostAsync("/admin/users", "/admin/users?lang=en", token =>
        {
            _clock.Step(TimeSpan.FromHours(2));
            return new FormUrlEncodedContent([new("name", "an"), new("role", "reader"), new(SignedIn.TokenField, token)]);
        });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Your session has ended", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_lacks_the_right_sees_why_and_the_audit_trail_tells()
    {
        using var browser = _portal.As(Role.Analyst);
        var answer = await browser.Client.GetAsync("/admin/users?lang=nl");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Geen toegang", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"{browser.Account!.UserName} denied GET /admin/users refused", _portal.Trail(1).Single());
    }

    [Fact]
    public async Task Sessions_and_forms_survive_a_restart_and_the_keys_are_for_this_user_alone()
    {
        using var before = _portal.As(Role.Administrator);
        var page = await before.Client.GetStringAsync("/account");
        var token = Regex.Match(page, $"name=\"{SignedIn.TokenField}\" value=\"([^\"]+)\"").Groups[1].Value;
        var cookies = before.Cookies.GetCookies(_portal.Address).ToList();
        await _portal.RestartAsync();

        using var after = _portal.Nobody();
        cookies.ForEach(c => after.Cookies.Add(new Cookie(c.Name, c.Value, "/", _portal.Address.Host)));
        var answer = await after.Client.PostAsync("/admin/users", new FormUrlEncodedContent([new("name", "an"), new("role", "reader"), new(SignedIn.TokenField, token)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var keys = new DirectoryInfo(Path.Combine(_portal.Installation.Settings.DataFolder, "keys"));
        Assert.NotEmpty(keys.GetFiles());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
            Assert.All(keys.GetFiles(), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, f.UnixFileMode));
        }
    }

    [Fact]
    public async Task Behind_an_https_address_cookies_are_for_it_alone_and_browsers_are_told_to_stay()
    {
        await using var portal = await AccountPortal.StartAsync(new AccountSettings { PublicAddress = new Uri("https://bi.example.be") });
        portal.Add("an", Role.Administrator, Password);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = portal.Address };

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
        var form = await client.GetAsync("/sign-in");
        Assert.Equal("max-age=31536000", form.Headers.GetValues("Strict-Transport-Security").Single());
        var formCookie = form.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^__Host-ribi-form=.*; path=/; secure; samesite=lax; httponly$", formCookie);

        var token = Regex.Match(await form.Content.ReadAsStringAsync(), $"name=\"{SignedIn.TokenField}\" value=\"([^\"]+)\"").Groups[1].Value;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("name", "an"), new("password", Password), new(SignedIn.TokenField, token)]),
        };
        post.Headers.Add("Cookie", formCookie.Split(';')[0]);
        var answer = await client.SendAsync(post);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => Regex.IsMatch(c, "^__Host-ribi-session=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$"));
        Assert.StartsWith("https://bi.example.be/welcome/", FirstAdministrator.Address(portal.Installation.Settings, []) + FirstAdministrator.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_wait()
    {
        await using var portal = await AccountPortal.StartAsync(new AccountSettings { TriesPerMinute = 5 });
        using var browser = portal.Nobody();
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await browser.Client.GetAsync("/welcome/nonsense")).StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, 5), HttpStatusCode.TooManyRequests], codes);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(false, null, false)]
    [InlineData(true, "https://bi.example.be", true)]
    [InlineData(null, "https://bi.example.be", false)]
    public async Task Reading_without_an_account_is_on_where_it_was_switched_on_or_where_only_this_machine_is_answered(bool? setting, string? address, bool isOn)
    {
        await using var portal = await AccountPortal.StartAsync(new AccountSettings { AnonymousReading = setting, PublicAddress = address is null ? null : new Uri(address) });
        using var browser = portal.Nobody();
        Assert.Equal(isOn ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await browser.Client.GetAsync("/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/admin/users")).StatusCode);
    }

    private string Session(SignedIn browser) => browser.Cookies.GetCookies(_portal.Address)["ribi-session"]!.Value;
}
