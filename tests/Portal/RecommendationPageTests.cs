using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Recommendations;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Tests.Portal;

public sealed class RecommendationPageTests(LazyFixture<RecommendationInstallation<SqliteTestEngine>> fixture)
    : IClassFixture<LazyFixture<RecommendationInstallation<SqliteTestEngine>>>, IAsyncLifetime
{
    private PortalServer? _server;
    private HttpClient? _client;

    private HttpClient Client => _client!;

    private Installation Parts => fixture.Value.Parts;

    public async Task InitializeAsync()
    {
        _server = await PortalServer.StartAsync(Parts, "http://127.0.0.1:0", CancellationToken.None);
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
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Recommendations_are_all_there_with_their_counts_and_reasons(string language)
    {
        var page = await Read($"/recommendations?lang={language}");
        var all = Parts.Recommendations.Ask(new RecommendationQuery());
        var texts = PortalTexts.For(language);

        foreach (var action in all)
        {
            Assert.Contains($"id=\"{action.Study.Code}-{action.Code}\"", page, StringComparison.Ordinal);
            Assert.Contains(action.Label.In(language), page, StringComparison.Ordinal);
            Assert.All(action.Indicators, i => Assert.Contains(i.Reason.In(language), page, StringComparison.Ordinal));
        }

        Assert.Contains(texts.Fill("recs.of", all.Count(a => a.IsMeasured), all.Count), page, StringComparison.Ordinal);
        Assert.Contains(texts.Fill("recs.of", all.Count(a => !a.IsMeasured), all.Count), page, StringComparison.Ordinal);
        Assert.Equal(all.Sum(a => a.Indicators.Count(i => i.Today is not null)), Regex.Count(page, "class=\"value\""));
        HasOneHeadingAndUniqueIds(page);
    }

    [Fact]
    public async Task A_choice_narrows_the_page_and_stays_when_the_language_changes()
    {
        var page = await Read("/recommendations?lang=en&level=workplace&actor=manager&measured=no");
        var wanted = Parts.Recommendations.Ask(new RecommendationQuery { Level = "workplace", Actor = "manager" }).Where(a => !a.IsMeasured).ToList();

        Assert.NotEmpty(wanted);
        Assert.Equal(wanted.Count, Regex.Count(page, "<article "));
        Assert.Contains("href=\"?lang=fr&level=workplace&actor=manager&measured=no\"", page, StringComparison.Ordinal);
        Assert.Contains(PortalTexts.For("en")["recs.no_match"], await Read("/recommendations?lang=en&level=returner&actor=government"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("level=nowhere", "is no level")]
    [InlineData("measured=maybe", "maybe")]
    [InlineData("study=none", "no recommendations of a study")]
    public async Task An_unknown_choice_is_told(string query, string says)
    {
        var answer = await Client.GetAsync($"/recommendations?lang=en&{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "de bron geeft geen tijd")]
    [InlineData("fr", "la source ne donne pas de délai")]
    [InlineData("en", "the source gives no time")]
    public async Task Process_shows_both_timelines_the_stages_and_every_bottleneck(string language, string noTime)
    {
        var page = await Read($"/process?lang={language}");
        var view = Parts.Process.Read()!;

        Assert.All(view.Steps, s => Assert.Contains($"id=\"step-{s.Step.Code}\"", page, StringComparison.Ordinal));
        Assert.All(view.Steps, s => Assert.Contains(s.Step.Label.In(language), page, StringComparison.Ordinal));
        Assert.All(view.Bottlenecks, b => Assert.Contains(b.Bottleneck.Label.In(language), page, StringComparison.Ordinal));
        Assert.All(view.Bottlenecks, b => Assert.Contains(b.Bottleneck.Reason.In(language), page, StringComparison.Ordinal));
        Assert.Contains(noTime, page, StringComparison.Ordinal);
        Assert.Contains(PortalTexts.For(language).Fill("process.bottlenecks_lead", view.Bottlenecks.Count(b => b.IsMeasurable), view.Bottlenecks.Count), page, StringComparison.Ordinal);
        HasOneHeadingAndUniqueIds(page);
    }

    private static void HasOneHeadingAndUniqueIds(string page)
    {
        Assert.Single(Regex.Matches(page, "<h1[ >]"));
        Assert.Equal($"<script src=\"{PortalScript.Address}\" defer>", Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script[^>]*>")).Value);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Except(ids));
        Assert.All(Languages.All, l => Assert.Contains($"hreflang=\"{l}\"", page, StringComparison.Ordinal));
    }

    private async Task<string> Read(string address) => WebUtility.HtmlDecode(await Client.GetStringAsync(address)).Replace("&amp;", "&", StringComparison.Ordinal);
}
