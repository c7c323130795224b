using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>Pages are remembered until the next load: what is shown is what <c>query</c> says, and many first visitors ask the warehouse once.</summary>
public sealed class RememberedPagesTests : IDisposable
{
    private const string Regions = AdminPortal.Regions;
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Page = "/dashboards/stock?lang=en";
    private const string Visual = "/visuals/stock/burnout-by-region?lang=en";
    private const string File = "/visuals/stock/burnout-by-region.csv?lang=en";
    private const string Old = "38,758", Corrected = "38,769";

    private static readonly Query Flanders = new()
    {
        Measures = ["invalidity_persons"],
        By = ["period"],
        Where = new Dictionary<string, IReadOnlyList<string>> { ["region"] = ["Flanders"], ["disease_group"] = ["depression"], ["period"] = ["2021-12-31"] },
        Editions = EditionChoice.Newest,
    };

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);

    [Fact]
    public async Task A_load_shows_at_once_and_pages_say_what_a_query_says()
    {
        var installation = Parts();
        Load(installation, SampleEdit.Sample(Regions));
        await using var server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        using var nobody = SignedIn.Nobody(server);
        using var reader = SignedIn.As(installation, server, Role.Reader);

        foreach (var client in new[] { nobody.Client, reader.Client })
        {
            foreach (var address in new[] { Page, Visual, File, Page, Visual, File })
            {
                Assert.Contains(Shown(address, Old), await client.GetStringAsync(address), StringComparison.Ordinal);
            }
        }

        Assert.Equal(38758, Asked(installation));

        // Another process corrects the figure.
        var corrected = _folder.File(Regions);
        SampleEdit.Workbook(Regions, Sheet, ("38.758", "38.769"))(corrected);
        Load(Parts(), corrected);

        Assert.Equal(38769, Asked(installation));
        foreach (var client in new[] { nobody.Client, reader.Client })
        {
            foreach (var address in new[] { Page, Visual, File })
            {
                var answer = await client.GetStringAsync(address);
                Assert.Contains(Shown(address, Corrected), answer, StringComparison.Ordinal);
                Assert.DoesNotContain(Shown(address, Old), answer, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Who_signed_in_is_given_an_own_page_and_nobody_else_gets_it()
    {
        var installation = Parts();
        Load(installation, SampleEdit.Sample(Regions));
        await using var server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        using var reader = SignedIn.As(installation, server, Role.Reader);
        using var other = SignedIn.As(installation, server, Role.Administrator);
        using var nobody = SignedIn.Nobody(server);
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Contains(reader.Account!.UserName, await reader.Client.GetStringAsync(Page), StringComparison.Ordinal);
            var page = await nobody.Client.GetStringAsync(Page);
            Assert.DoesNotContain(reader.Account.UserName, page, StringComparison.Ordinal);
            Assert.DoesNotContain("__RequestVerificationToken", page, StringComparison.Ordinal);
            Assert.DoesNotContain(reader.Account.UserName, await other.Client.GetStringAsync(Page), StringComparison.Ordinal);
        }

        using var french = new HttpRequestMessage(HttpMethod.Get, "/dashboards/stock");
        french.Headers.AcceptLanguage.ParseAdd("fr");
        using var dutch = new HttpRequestMessage(HttpMethod.Get, "/dashboards/stock");
        dutch.Headers.AcceptLanguage.ParseAdd("nl");
        Assert.Contains("<html lang=\"fr\"", await (await nobody.Client.SendAsync(french)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\"", await (await nobody.Client.SendAsync(dutch)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData(Visual)]
    [InlineData(File)]
    [InlineData("/")]
    public async Task Twenty_first_visitors_at_once_ask_the_warehouse_once(string address)
    {
        Load(Parts(), SampleEdit.Sample(Regions));
        var (one, many) = (new CountingEngine(_database.Engine), new CountingEngine(_database.Engine));
        var (first, later) = await CountAsync(one, address, 1);
        var (together, _) = await CountAsync(many, address, 20);

        // The others ask for no more than whether anything was loaded.
        Assert.InRange(later, 1, 6);
        Assert.InRange(together, first, first + (19 * later));
        Assert.True(first > 2 * later, $"A first visit opened {first} connections, a later one {later}.");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Pages_are_made_ahead_unless_it_is_switched_off(string? given, bool expected) => Assert.Equal(expected, Read(given).WarmsUp);

    [Fact]
    public void What_neither_switches_it_on_nor_off_is_refused_in_words() =>
        Assert.Contains("Portal__WarmUp is 'maybe'; expected true or false", Assert.Throws<SettingsException>(() => Read("maybe")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_start_page_is_made_ahead_and_again_after_a_load()
    {
        Load(Parts(), SampleEdit.Sample(Regions));
        using var spans = new RecordedSpans();
        using var test = spans.Begin();
        var engine = new CountingEngine(_database.Engine);
        var installation = Parts(engine, warmsUp: true);
        await using var server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        await Patience.UntilAsync(() => spans.Of(test).Any(s => s.OperationName == "pages ahead"), "the pages");

        // Nobody asked, and there it is: making it opens nothing but what asks for the version.
        var before = engine.Opened;
        installation.Pages.Report("nl");
        installation.Pages.Dashboard(DashboardAddress.Read("overview", new Microsoft.AspNetCore.Http.QueryCollection()), "fr");
        Assert.InRange(engine.Opened - before, 2, 6);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static Settings Read(string? given) =>
        Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:WarmUp"] = given }).Build());

    private static string Shown(string address, string number) => address == File ? number.Replace(",", "", StringComparison.Ordinal) : number;

    private static decimal? Asked(Installation installation) => installation.Reader.Ask(Flanders).Rows.Single().Cell.Value;

    private static void Load(Installation installation, string path)
    {
        var outcome = new FileLoads(installation).Load(path, new LoadOptions());
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
    }

    private async Task<(int First, int Later)> CountAsync(CountingEngine engine, string address, int visitors)
    {
        await using var server = await PortalServer.StartAsync(Parts(engine), "http://127.0.0.1:0", CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(server.Addresses.Single()) };
        var before = engine.Opened;
        var pages = await Task.WhenAll(Enumerable.Range(0, visitors).Select(_ => client.GetStringAsync(address)));
        var first = engine.Opened - before;
        Assert.Single(pages.Distinct());
        await client.GetStringAsync(address);
        return (first, engine.Opened - before - first);
    }

    private Installation Parts(CountingEngine? engine = null, bool warmsUp = false) => new(
        new Settings(_database.Engine.Name, _database.ConnectionString, _folder.Path, _folder.Path, _folder.Path)
        {
            Accounts = new AccountSettings { AnonymousReading = true }, WarmsUp = warmsUp,
        },
        engine: engine);
}
