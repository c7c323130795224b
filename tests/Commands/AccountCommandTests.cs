using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;

namespace ReIntegrationBI.Tests.Commands;

/// <summary>The program as it is started: what it prints for the first administrator, and what it never prints.</summary>
public sealed class AccountCommandTests : IDisposable
{
    private const string Password = "correct horse battery staple";
    private const string PseudonymKey = "a key of pseudonyms that must stay in";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_prints_a_link_for_the_first_administrator_and_no_secret_reaches_a_page_or_the_log()
    {
        Assert.Equal(0, CommandRun.In(_folder, "migrate").Code);
        var provider = AccountSettingsTests.Provider("http://127.0.0.1:9").ToDictionary(p => p.Key.Replace(":", "__", StringComparison.Ordinal), p => p.Value!);
        provider["Pseudonyms__Key"] = PseudonymKey;
        using var process = CommandRun.Start(_folder, provider, "serve", "--urls", "http://127.0.0.1:0");
        var log = process.StandardError.ReadToEndAsync();
        try
        {
            var address = Regex.Match((await process.StandardOutput.ReadLineAsync())!, "^Portal: (http://127.0.0.1:[0-9]+)$").Groups[1].Value;
            var link = Regex.Match((await process.StandardOutput.ReadLineAsync())!, $"^First administrator: ({Regex.Escape(address)}/welcome/([A-Za-z0-9_-]{{43}}))$");
            Assert.True(link.Success);
            var token = link.Groups[2].Value;

            var cookies = new CookieContainer();
            using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(address) };
            await PostAsync(client, link.Groups[1].Value, link.Groups[1].Value, ("name", "boss"), ("password", Password), ("repeated", Password));
            await PostAsync(client, "/sign-in", "/sign-in", ("name", "boss"), ("password", "wrong " + Password), ("back", "/account"));
            await PostAsync(client, "/sign-in", "/sign-in", ("name", "boss"), ("password", Password), ("back", "/account"));
            await PostAsync(client, "/sign-in", "/sign-in", ("name", "boss"), ("password", Password), ("back", "/account"));
            var session = cookies.GetCookies(new Uri(address))["ribi-session"]!.Value;

            var pages = new List<string>();
            foreach (var page in new[] { "/", "/account", "/admin/users", "/admin/users/1", "/admin/audit", "/admin/audit.csv", "/cases", "/no-such-page", "/welcome/" + token, "/sign-in/callback?code=x&state=" + session })
            {
                using var answer = await client.GetAsync(page);
                pages.Add(await answer.Content.ReadAsStringAsync() + answer.Headers + answer.Content.Headers);
            }

            Assert.Contains(pages, p => p.Contains("My account: boss", StringComparison.Ordinal) || p.Contains("Mijn account: boss", StringComparison.Ordinal));
            Assert.All(pages, p => Assert.All(
                [Password, token, session, PseudonymKey, OpenIdProvider.ClientSecret, SecretToken.HashOf(session), "AQAAAA"], secret => Assert.DoesNotContain(secret, p, StringComparison.Ordinal)));

            process.Kill();
            var messages = await log;
            Assert.Contains("Ctrl+C", messages, StringComparison.Ordinal);
            Assert.All([Password, token, session, PseudonymKey, OpenIdProvider.ClientSecret, "/welcome/"], secret => Assert.DoesNotContain(secret, messages, StringComparison.Ordinal));
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Who_is_locked_out_of_everything_gets_a_link_on_the_machine()
    {
        Assert.Equal(0, CommandRun.In(_folder, "migrate").Code);
        var made = CommandRun.In(_folder, "account", "link", "--role", "administrator");
        Assert.Equal(0, made.Code);
        Assert.Matches("^http://127.0.0.1:5080/welcome/[A-Za-z0-9_-]{43}\n$", made.Output);
        Assert.DoesNotContain("/welcome/", made.Messages, StringComparison.Ordinal);

        var data = _folder.File("data");
        var installation = new Installation(new Settings("Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, data, _folder.File("out")));
        await using var server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        using var browser = SignedIn.Nobody(server);
        await UseAsync(made, ("name", "boss"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("boss", Password)).StatusCode);

        var other = installation.Accounts.Add("an", Role.Reader, "a hash")!.UserKey;
        installation.Accounts.SetDisabled(other, isDisabled: true);
        await UseAsync(CommandRun.In(_folder, "account", "link", "--role", "administrator", "--user", "AN"));
        Assert.Equal((Role.Administrator, false), (installation.Accounts.Find(other)!.Role, installation.Accounts.Find(other)!.IsDisabled));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("an", Password)).StatusCode);

        var list = CommandRun.In(_folder, "account", "list");
        Assert.Matches("an +administrator +active +password", list.Output);
        Assert.Matches("boss +administrator +active +password", list.Output);
        Assert.DoesNotContain("AQAAAA", list.Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandRun.In(_folder, "account", "link", "--role", "boss").Code);
        Assert.Equal(2, CommandRun.In(_folder, "account", "link", "--role", "reader", "--user", "Zoë").Code);

        async Task UseAsync(CommandRun run, params (string, string)[] fields)
        {
            var path = new Uri(run.Output.Trim()).AbsolutePath;
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(path, path, [.. fields, ("password", Password), ("repeated", Password)])).StatusCode);
        }
    }

    private static async Task PostAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Regex.Match(await client.GetStringAsync(page), $"name=\"{SignedIn.TokenField}\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append((Name: SignedIn.TokenField, Value: token)).Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        (await client.PostAsync(action, form)).Dispose();
    }
}
