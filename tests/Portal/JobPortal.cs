using System.Net;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Accounts;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>A portal whose process takes no runs: a test begins and ends them itself, on a clock that goes when it says so.</summary>
public sealed class JobPortal : IAsyncLifetime
{
    /// <summary>Who is signed in.</summary>
    public const string Administrator = "jobs.administrator";

    /// <summary>The node as which the tests do runs.</summary>
    public const string Node = "node-of-the-tests";

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);
    private PortalServer? _server;

    /// <summary>A plan to look at: nightly checks, an inbox that is looked at every minute, and a report on the fifth working day.</summary>
    private const string Plan =
        """
        time_zone: Europe/Brussels
        recurring:
        - {name: nightly-checks, kind: check, cron: '0 0 3 * * ?'}
        - {name: inbox, kind: inbox, cron: '0 * * * * ?', quiet: true}
        reports:
        - {name: monthly-report, report: monthly-policy-report, working_day: 5, at: '07:00', sources: [riziv], wait_days: 5}
        sources:
          riziv:
            calendars:
            - {dataset: riziv-annual-report, every: year, by: '12-31', after: 1, from: '2016', warn_after_days: 0, fail_after_days: 60}
        """;

    /// <summary>Its clock: at the start a Friday in winter, 9 o'clock in Brussels.</summary>
    public SteppingTime Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    public Installation Parts { get; private set; } = null!;

    public JobStore Store => Parts.Jobs;

    /// <summary>A browser in which an administrator is signed in; it follows redirections.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Puts the plan where an installation with this data folder finds it.</summary>
    public static void WritePlan(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(Path.Combine(dataFolder, "jobs.yaml"), Plan);
    }

    public async Task InitializeAsync()
    {
        WritePlan(_folder.File("data"));
        Parts = new Installation(
            new Settings("Sqlite", _database.ConnectionString, _folder.File("data"), _folder.Path, _folder.File("out"))
            {
                Jobs = new JobSettings { AtOnce = 0 },
                // Days pass in these tests.
                Accounts = new AccountSettings { SessionIdle = TimeSpan.FromDays(400), SessionLongest = TimeSpan.FromDays(400) },
            },
            Clock);
        foreach (var name in new[] { "riziv-jaarverslag-2014.xlsx", "riziv-jaarverslag-2015.xlsx", "riziv-jaarverslag-2017.xlsx" })
        {
            Assert.Equal(LoadState.Succeeded, new FileLoads(Parts).Load(SampleEdit.Sample(name), new LoadOptions()).State);
        }

        _server = await PortalServer.StartAsync(Parts, "http://127.0.0.1:0", CancellationToken.None);
        foreach (var job in Parts.Plan.Recurring)
        {
            Store.Register(job.Name);
        }

        using var signedIn = SignedIn.As(Parts, _server, Role.Administrator, Administrator);
        Client = new HttpClient(new HttpClientHandler { CookieContainer = signedIn.Cookies }) { BaseAddress = new Uri(_server.Addresses.Single()) };
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>A page in English, its marks decoded.</summary>
    public async Task<string> PageAsync(string address) =>
        WebUtility.HtmlDecode(await Client.GetStringAsync(address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "lang=en"));

    /// <summary>Sends the form of a page that goes to an address.</summary>
    public Task<HttpResponseMessage> SendAsync(string page, string action, Dictionary<string, string>? fields = null) =>
        PortalForms.SendAsync(Client, page + (page.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "lang=en", action, fields);

    /// <summary>Asks for a run of a subject of its own.</summary>
    public long Ask(string subject, Func<JobOrder, JobOrder>? with = null)
    {
        // One that the tests did not ask for first would be claimed first.
        var order = new JobOrder("check", subject, """{"Source":"riziv"}""", "an") { Priority = 1 };
        return Store.Enqueue(with is null ? order : with(order)).Key;
    }

    /// <summary>Begins the run that was asked for last with <see cref="Ask"/>.</summary>
    public JobRun Begin(long key)
    {
        var run = Store.Claim(Node);
        Assert.Equal(key, run?.Key);
        return run!;
    }

    /// <summary>Ends whatever is not over, so that the next test begins with an empty queue.</summary>
    public void Clear()
    {
        foreach (var run in Store.Unfinished())
        {
            if (run.State == JobState.Running)
            {
                Store.End(run, JobState.Cancelled, "the test is over");
            }
            else
            {
                Store.Cancel(run.Key, "the test");
            }
        }

        Store.Exit(Node);
    }

    /// <summary>What the administrator did last: action, subject, outcome and detail.</summary>
    public (string Action, string Subject, string Outcome, string? Detail) Last()
    {
        var last = Parts.Audit.Latest(1).Single();
        Assert.Equal(Administrator, last.Actor);
        return (last.Action, last.Subject!, last.Outcome, last.Detail);
    }
}
