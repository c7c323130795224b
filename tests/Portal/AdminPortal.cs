using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal with some loads of RIZIV and a small survey with respondents, for the tests of its administration.</summary>
public sealed class AdminPortal : IAsyncLifetime
{
    /// <summary>The edition of a file of which three rows will be bad.</summary>
    public const string Regions = "depression-burn-out-par-region-2021.xlsx";

    /// <summary>Who is signed in.</summary>
    public const string Administrator = "beheerder";

    private readonly TempFolder _folder = new();
    private PortalServer? _server;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A browser of which somebody may administer.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>A browser in which nobody signed in.</summary>
    public HttpClient Reader { get; private set; } = null!;

    public Installation Parts { get; private set; } = null!;

    public TestDatabase Database { get; } = new SqliteTestEngine().Rent(TestSchema.Migrated);

    public string Folder => _folder.Path;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Warehouse:Engine"] = Database.Engine.Name, ["ConnectionStrings:Warehouse"] = Database.ConnectionString, ["DataFolder"] = Folder, ["OutFolder"] = Folder,
            ["Pseudonyms:Key"] = new string('k', 40), ["Portal:UploadLimitMB"] = "1",
        };
        Parts = new Installation(Settings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        foreach (var name in new[] { Regions, "riziv-jaarverslag-2015.xlsx", "riziv-jaarverslag-2017.xlsx" })
        {
            var outcome = new FileLoads(Parts).Load(SampleEdit.Sample(name), new LoadOptions());
            Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        }

        _server = await PortalServer.StartAsync(Parts, "http://127.0.0.1:0", CancellationToken.None);
        Address = _server.Addresses.Single();
        Client = SignIn(Parts, _server);
        Reader = new HttpClient { BaseAddress = new Uri(Address) };
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        Reader?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Database.Dispose();
        _folder.Dispose();
    }

    /// <summary>A sample, changed.</summary>
    public byte[] Changed(Action<string> change)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N"));
        change(path);
        var content = File.ReadAllBytes(path);
        File.Delete(path);
        return content;
    }

    /// <summary>Sends a file to be looked at.</summary>
    public Task<HttpResponseMessage> UploadAsync(string name, byte[] content, string limit = "1%") =>
        PortalForms.SendAsync(Client, "/admin/upload?lang=en", "/admin/upload", new() { ["limit"] = limit }, (name, content));

    /// <summary>The page of work that was handed over, when it is over.</summary>
    public async Task<string> DoneAsync(HttpResponseMessage handedOver)
    {
        Assert.Equal(HttpStatusCode.OK, handedOver.StatusCode);
        var address = handedOver.RequestMessage!.RequestUri!.PathAndQuery;
        Assert.StartsWith("/admin/runs/", address, StringComparison.Ordinal);
        var page = "";
        await Patience.UntilAsync(
            async () =>
            {
                using var answer = await Client.GetAsync(address);
                page = await answer.Content.ReadAsStringAsync();
                return !answer.Headers.Contains("Refresh");
            },
            () => $"the end of {address}");
        return page;
    }

    /// <summary>Keys of the loads of a backfill that was handed over, in the order in which its slices were asked for, when all are over.</summary>
    public async Task<IReadOnlyList<long>> BackfilledAsync(HttpResponseMessage handedOver)
    {
        var group = long.Parse(Regex.Match(handedOver.RequestMessage!.RequestUri!.Query, "group=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        await Patience.UntilAsync(() => Runs().All(r => r.IsOver), "the end of the backfill");
        return [.. Runs().OrderBy(r => r.Key).SelectMany(r => Parts.Jobs.Parts(r.Key)).Select(p => p.LoadKey!.Value)];

        IReadOnlyList<JobRun> Runs() => Parts.Jobs.Search(new JobFilter(Group: group), 0, 100);
    }

    /// <summary>Keys of the loads to which a page of work links, in their order.</summary>
    public static IReadOnlyList<long> LoadsOf(string page) =>
        [.. Regex.Matches(page, "/admin/loads/([0-9]+)\\?").Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

    /// <summary>Who did what, the newest first: actor, action, subject and outcome.</summary>
    public IReadOnlyList<(string Actor, string Action, string Subject, string Outcome)> Trail()
    {
        using var connection = Database.Engine.Open();
        return
        [
            .. WarehouseDump.Rows(connection, "SELECT Actor, Action, Subject, Outcome FROM AuditEvent ORDER BY AuditEventKey DESC")
                .Select(row => row.Split(" | ").Select(v => v.Trim('\'')).ToArray())
                .Select(v => (v[0], v[1], v[2], v[3])),
        ];
    }

    /// <summary>Files under a folder of the installation.</summary>
    public IReadOnlyList<string> FilesUnder(string folder)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];
    }

    /// <summary>A browser that follows redirections, in which an administrator is signed in.</summary>
    private static HttpClient SignIn(Installation installation, PortalServer server)
    {
        using var signedIn = SignedIn.As(installation, server, Role.Administrator, Administrator);
        return new HttpClient(new HttpClientHandler { CookieContainer = signedIn.Cookies }) { BaseAddress = new Uri(server.Addresses.Single()) };
    }
}
