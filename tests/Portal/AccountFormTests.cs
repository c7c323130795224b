using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>What each page of accounts must be, whatever stands on it.</summary>
public sealed class AccountFormTests : IAsyncLifetime
{
    private AccountPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await AccountPortal.StartAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_field_has_a_label_every_id_stands_once_and_every_table_and_form_has_a_name(string language)
    {
        var welcome = new Uri(FirstAdministrator.Link(_portal.Installation, _portal.Server.Addresses)!).AbsolutePath;
        using var nobody = _portal.Nobody();
        var pages = new Dictionary<string, string> { ["welcome"] = await GetAsync(nobody, welcome), ["sign-in"] = await GetAsync(nobody, "/sign-in") };
        using var boss = _portal.As(Role.Administrator);
        using var again = _portal.As(Role.Administrator);
        _portal.Installation.Sessions.Start(boss.Account!);
        _portal.Installation.Accounts.BeginTry(again.Account!.UserKey, 1, TimeSpan.FromHours(1));
        foreach (var address in new[] { "/account", "/admin/users", $"/admin/users/{again.Account.UserKey}", "/admin/audit", "/admin/audit?action=account&before=1" })
        {
            pages[address] = await GetAsync(boss, address);
        }

        pages["refused"] = await (await boss.PostAsync("/account", "/admin/users?lang=" + language, ("name", "é"), ("role", "reader"))).Content.ReadAsStringAsync();
        pages["link"] = await (await boss.PostAsync("/account", "/admin/users?lang=" + language, ("name", "an"), ("role", "reader"))).Content.ReadAsStringAsync();
        foreach (var (name, page) in pages)
        {
            Assert.True(page.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal), name);
            Assert.True(Regex.Count(page, "<h1[ >]") == 1, name);
            var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
            var fields = Regex.Matches(page, "<(?:input|select)(?![^>]*type=\"hidden\")[^>]*>").Select(m => m.Value).ToList();
            Assert.All(fields, field => Assert.Contains($"<label for=\"{Regex.Match(field, " id=\"([^\"]+)\"").Groups[1].Value}\"", page, StringComparison.Ordinal));
            Assert.All(
                Regex.Matches(page, "aria-(?:labelledby|describedby)=\"([^\"]+)\"").Select(m => m.Groups[1].Value), id => Assert.Contains(id, ids));
            Assert.All(Regex.Matches(page, "<form method=\"post\".*?</form>", RegexOptions.Singleline), form =>
            {
                Assert.Contains(SignedIn.TokenField, form.Value, StringComparison.Ordinal);
                Assert.Contains("lang=" + language, form.Value, StringComparison.Ordinal);
            });
            Assert.DoesNotContain("<th>", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?! src=\"/assets/)", page);
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        }

        Assert.Contains("role=\"alert\"", pages["refused"], StringComparison.Ordinal);
        Assert.Contains("value=\"&#xE9;\"", pages["refused"], StringComparison.Ordinal);

        async Task<string> GetAsync(SignedIn browser, string address)
        {
            var answer = await browser.Client.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync();
        }
    }
}
