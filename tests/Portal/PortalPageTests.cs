using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Commands;

namespace ReIntegrationBI.Tests.Portal;

public sealed class PortalPageTests(LoadedWarehouse warehouse) : IClassFixture<LoadedWarehouse>, IAsyncLifetime
{
    private PortalServer? _server;
    private HttpClient? _client;

    private HttpClient Client => _client!;

    public async Task InitializeAsync()
    {
        var data = warehouse.Folder.File("data");
        var settings = new Settings(
            "Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, CommandRun.Samples, warehouse.Folder.File("out"));
        _server = await PortalServer.StartAsync(new Installation(settings), "http://127.0.0.1:0", CancellationToken.None);
        _client = new HttpClient { BaseAddress = new Uri(_server.Addresses.Single()) };
    }

    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("nl", "Naar de inhoud")]
    [InlineData("fr", "Aller au contenu")]
    [InlineData("en", "Skip to content")]
    public async Task Start_page_has_language_landmarks_and_one_heading(string language, string skip)
    {
        var page = await Client.GetStringAsync($"/?lang={language}");
        Assert.StartsWith("<!DOCTYPE html>", page.TrimStart(), StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains(skip, page, StringComparison.Ordinal);
        foreach (var landmark in new[] { "<header", "<nav", "<main", "<footer", "<h1", "<title>" })
        {
            Assert.Contains(landmark, page, StringComparison.Ordinal);
        }

        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.Equal($"<script src=\"{PortalScript.Address}\" defer>", Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script[^>]*>")).Value);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.True(Regex.Count(page, "<svg") > 5);
    }

    [Fact]
    public async Task Language_follows_the_browser_where_none_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptLanguage.ParseAdd("de, fr-BE;q=0.9, en;q=0.8");
        var answer = await Client.SendAsync(request);
        Assert.Contains("<html lang=\"fr\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\"", await Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?lang=nl", 0)]
    [InlineData("/dashboards/stock?lang=fr", 0)]
    [InlineData("/dashboards/stock?lang=en&region=Flanders&disease_group=burnout&in.region=Flanders", 0)]
    [InlineData("/visuals/stock/burnout-by-region?lang=en", 5)]
    [InlineData("/sources?lang=nl", 0)]
    public async Task Every_link_to_a_place_on_the_page_finds_it_and_every_id_stands_once(string address, int annexed)
    {
        var page = await Client.GetStringAsync(address);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var targets = Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Empty(targets.Except(ids));
        Assert.True(targets.Count(t => Regex.IsMatch(t, "^a[0-9]+$")) >= annexed);
    }

    [Fact]
    public async Task Every_figure_shown_has_a_link_to_where_it_comes_from()
    {
        var page = await Client.GetStringAsync("/?lang=nl");
        var cells = Regex.Matches(page, "<td class=\"num (?:exact|inexact)\">(.*?)</td>", RegexOptions.Singleline);
        Assert.True(cells.Count > 30);
        Assert.All(cells, cell => Assert.Matches("href=\"/visuals/overview/[a-z-]+[?]lang=nl#a[0-9]+\"", cell.Value));

        // And what it leads to is there.
        foreach (var link in Regex.Matches(page, "href=\"(/visuals/overview/[a-z-]+)[?]lang=nl#(a[0-9]+)\"").DistinctBy(m => m.Groups[1].Value))
        {
            Assert.Contains($"id=\"{link.Groups[2].Value}\"", await Client.GetStringAsync(link.Groups[1].Value + "?lang=nl"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_entry_of_provenance_names_a_load_whose_page_names_the_file()
    {
        var page = await Client.GetStringAsync("/sources?lang=en");
        var sources = page[page.IndexOf("id=\"sources\"", StringComparison.Ordinal)..];
        var rows = Regex.Matches(sources, "<td class=\"file\">([^<]+)</td>.*?<abbr title=\"([0-9a-f]{64})\">.*?href=\"(/loads/[0-9]+)", RegexOptions.Singleline);
        Assert.True(rows.Count > 50);
        foreach (var row in rows.DistinctBy(r => r.Groups[3].Value))
        {
            var load = await Client.GetStringAsync(row.Groups[3].Value + "?lang=en");
            Assert.Contains(row.Groups[1].Value, load, StringComparison.Ordinal);
            Assert.Contains(row.Groups[2].Value, load, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/dashboards/stock", HttpStatusCode.OK)]
    [InlineData("/dashboards/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/dashboards/stock?region=Mars", HttpStatusCode.BadRequest)]
    [InlineData("/visuals/stock/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/loads/1", HttpStatusCode.OK)]
    [InlineData("/loads/99999", HttpStatusCode.NotFound)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/reports/nl/html", HttpStatusCode.OK)]
    [InlineData("/reports/nl/doc", HttpStatusCode.NotFound)]
    [InlineData("/reports/de/html", HttpStatusCode.NotFound)]
    public async Task Every_answer_comes_with_the_headers_of_safety(string address, HttpStatusCode expected)
    {
        var answer = await Client.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", address.EndsWith("/html", StringComparison.Ordinal) ? "" : policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Contains("<html lang=", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://203.0.113.1:80")]
    public async Task An_address_that_cannot_be_had_is_refused_in_words(string address)
    {
        var settings = new Settings("Sqlite", "Data Source=none.db", "none", "none", "none");
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => PortalServer.StartAsync(new Installation(settings), address, CancellationToken.None));
        Assert.Contains(address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--urls", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_host_name_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Workbook_is_made_on_demand_in_the_language_asked_for()
    {
        var answer = await Client.GetAsync("/reports/fr/xlsx");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith("-fr.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public void Languages_have_the_same_words()
    {
        Assert.Equal(PortalTexts.For("nl").Keys, PortalTexts.For("fr").Keys);
        Assert.Equal(PortalTexts.For("nl").Keys, PortalTexts.For("en").Keys);
    }
}
