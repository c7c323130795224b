using System.Net;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

public sealed class WelcomeTests : IAsyncLifetime
{
    private const string Password = "four words in a row";

    private AccountPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await AccountPortal.StartAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task The_first_administrator_chooses_name_and_password_once()
    {
        var older = FirstAdministrator.Link(_portal.Installation, _portal.Server.Addresses)!;
        var link = FirstAdministrator.Link(_portal.Installation, _portal.Server.Addresses)!;
        Assert.StartsWith(_portal.Server.Addresses[0] + "/welcome/", link, StringComparison.Ordinal);
        using var browser = _portal.Nobody();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(older)).StatusCode);

        Assert.Contains("without accents", await ChooseAsync("Zoë", Password), StringComparison.Ordinal);
        Assert.Contains("without accents", await ChooseAsync("anonymous", Password), StringComparison.Ordinal);
        Assert.Contains("too short", await ChooseAsync("boss", "elevenchars"), StringComparison.Ordinal);
        Assert.Contains("must not be the user name", await ChooseAsync("the.big.boss", "The.Big.Boss"), StringComparison.Ordinal);
        Assert.Equal("", await ChooseAsync("Boss", Password));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(link)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("boss", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync("/admin/users")).StatusCode);
        Assert.Null(FirstAdministrator.Link(_portal.Installation, _portal.Server.Addresses));

        async Task<string> ChooseAsync(string name, string password) => await (await browser.PostAsync(
            link + "?lang=en", link + "?lang=en", ("name", name), ("password", password), ("repeated", password))).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task An_address_for_everybody_is_shown_as_one_that_a_browser_can_use()
    {
        await using var portal = await AccountPortal.StartAsync();
        Assert.StartsWith("http://localhost:8080/welcome/", FirstAdministrator.Link(portal.Installation, ["http://0.0.0.0:8080"]), StringComparison.Ordinal);
        Assert.StartsWith("http://localhost:8080/welcome/", FirstAdministrator.Link(portal.Installation, ["http://[::]:8080/"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_invites_changes_disables_unlocks_and_resets()
    {
        using var boss = _portal.As(Role.Administrator);
        var shown = await (await boss.PostAsync("/admin/users", "/admin/users?lang=en", ("name", "An.Peeters"), ("role", "reader"))).Content.ReadAsStringAsync();
        var link = LinkOn(shown);
        using var an = _portal.Nobody();
        Assert.Contains("value=\"An.Peeters\" readonly", await an.Client.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await an.PostAsync(link, link, ("name", "somebody.else"), ("password", Password), ("repeated", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await an.SignInAsync("an.peeters", Password)).StatusCode);
        var key = _portal.Installation.Accounts.Find("an.peeters")!.UserKey;
        Assert.Contains("is taken", await (await boss.PostAsync("/admin/users", "/admin/users?lang=en", ("name", "an.PEETERS"), ("role", "reader"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await PostAsync("role", ("role", "analyst"));
        Assert.Equal(Role.Analyst, _portal.Installation.Accounts.Find(key)!.Role);
        Assert.Equal(HttpStatusCode.Redirect, (await an.Client.GetAsync("/account")).StatusCode);

        await PostAsync("disable");
        Assert.Equal(HttpStatusCode.BadRequest, (await an.SignInAsync("an.peeters", Password)).StatusCode);
        await PostAsync("enable");
        for (var i = 0; i < 5; i++)
        {
            await an.SignInAsync("an.peeters", "wrong password");
        }

        Assert.Contains("locked", await boss.Client.GetStringAsync($"/admin/users/{key}?lang=en"), StringComparison.Ordinal);
        await PostAsync("unlock");
        Assert.Equal(HttpStatusCode.Redirect, (await an.SignInAsync("an.peeters", Password)).StatusCode);

        var reset = LinkOn(await (await boss.PostAsync($"/admin/users/{key}", $"/admin/users/{key}/link?lang=en")).Content.ReadAsStringAsync());
        using var other = _portal.Nobody();
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(reset, reset, ("password", "quite another one"), ("repeated", "quite another one"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await an.Client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync("an.peeters", "quite another one")).StatusCode);

        var self = boss.Account!;
        var last = await boss.PostAsync($"/admin/users/{self.UserKey}", $"/admin/users/{self.UserKey}/disable?lang=en");
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
        Assert.Contains("last active administrator", await last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        last = await boss.PostAsync($"/admin/users/{self.UserKey}", $"/admin/users/{self.UserKey}/role", ("role", "reader"));
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);

        Assert.Equal(
            [
                $"{self.UserName} account {self.UserName} refused role reader: the last administrator",
                $"{self.UserName} account {self.UserName} refused disabled: the last administrator",
                "an.peeters sign-in an.peeters done",
                $"an.peeters account an.peeters done reset by the link of {self.UserName}, role analyst",
                $"{self.UserName} account an.peeters done link for a new password",
            ],
            _portal.Trail(5));

        async Task PostAsync(string what, params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.Redirect, (await boss.PostAsync($"/admin/users/{key}?lang=en", $"/admin/users/{key}/{what}?lang=en", fields)).StatusCode);
    }

    [Fact]
    public async Task The_audit_trail_is_read_filtered_paged_and_taken_as_a_file_without_formulas()
    {
        using var boss = _portal.As(Role.Administrator);
        using var browser = _portal.Nobody();
        await browser.SignInAsync("=HYPERLINK(\"evil\")", "wrong password");
        await browser.SignInAsync(new string('x', 200), "wrong password");
        for (var i = 0; i < 101; i++)
        {
            _portal.Installation.Audit.Write("loader", AuditAction.Load, "file " + i);
        }

        var page = await boss.Client.GetStringAsync("/admin/audit?lang=en");
        Assert.Contains("file 100<", page, StringComparison.Ordinal);
        Assert.Contains("file 1<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("file 0<", page, StringComparison.Ordinal);
        var older = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]*before=[^\"]*)\"[^>]*>Older").Groups[1].Value);
        Assert.Contains("file 0<", await boss.Client.GetStringAsync(older), StringComparison.Ordinal);

        var signIns = await boss.Client.GetStringAsync("/admin/audit?lang=en&action=sign-in&actor=anonymous");
        Assert.DoesNotContain("file", System.Text.RegularExpressions.Regex.Replace(signIns, "class=\"[^\"]*\"", ""), StringComparison.Ordinal);
        Assert.Contains("unknown name", signIns, StringComparison.Ordinal);
        Assert.Contains(new string('x', 60), signIns, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 61), signIns, StringComparison.Ordinal);

        var answer = await boss.Client.GetAsync("/admin/audit.csv?action=sign-in");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.Contains("at_utc,actor,action,subject,outcome,detail\n", csv, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"evil\"\")\",", csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith(boss.Account!.UserName + " extract audit trail", _portal.Trail(1).Single(), StringComparison.Ordinal);
    }

    private static string LinkOn(string page) => System.Text.RegularExpressions.Regex.Match(page, "<code>(http[^<]+/welcome/[A-Za-z0-9_-]{43})</code>").Groups[1].Value;
}
