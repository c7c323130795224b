using System.Globalization;
using Microsoft.Playwright;
using ReIntegrationBI.Etl.Synthetic;
using ReIntegrationBI.Etl.Synthetic.Trajectories;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>A portal on this machine with everything to look at: all samples, made-up respondents of the survey that can be made up, made-up trajectories; checked.</summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    /// <summary>The survey that has respondents; of the other one nothing says who was asked what, so that it has published tables only.</summary>
    public const string WithRespondents = "cm2023";

    /// <summary>Made-up respondents of it.</summary>
    public const int Respondents = 600;

    /// <summary>Lines of made-up trajectories.</summary>
    public const int TrajectoryLines = 8_000;

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _places = [];
    private PortalServer? _server;
    private IDisposable? _otherNode;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it shows.</summary>
    public Installation Installation { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (BrowserRoom.Missing() is not null)
        {
            return;
        }

        var samples = Path.Combine(SampleWarehouse.Root, "samples");
        Done(["load", .. Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".xlsx" or ".csv" && !Path.GetFileName(f).StartsWith("publication", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]);

        var data = _folder.File("data");
        Installation = new Installation(new Settings(
            "Sqlite", "Data Source=" + Path.Combine(data, "warehouse.db"), data, samples, _folder.File("out")));
        Done("load", MakeRespondents(), MakeTrajectories());
        Done("check");

        JobPortal.WritePlan(data);
        FillQueue();
        _server = await PortalServer.StartAsync(Installation, "http://127.0.0.1:0", CancellationToken.None);
        Address = _server.Addresses.Single();
        await PrepareAsync(_server);
    }

    public async Task DisposeAsync()
    {
        _otherNode?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The cookie of a session of an administrator.</summary>
    public Cookie Session { get; private set; } = null!;

    /// <summary>An address with its places filled in: a load, a file that waits to be decided on, work that is over, an account, a one-time link.</summary>
    public string Place(string address) => _places.Aggregate(address, (a, place) => a.Replace("{" + place.Key + "}", place.Value, StringComparison.Ordinal));

    /// <summary>What a command of the program says of the same warehouse.</summary>
    public string[] Lines(params string[] command)
    {
        var run = CommandRun.In(_folder, new Dictionary<string, string> { ["Pseudonyms__Key"] = new('k', 40) }, command);
        Assert.True(run.Code == 0, $"{command[0]}: {run.Messages}");
        return run.Lines;
    }

    private void Done(params string[] command) => Lines(command);

    /// <summary>Runs in every state that stays as it is: of a node that lives and does not go on, and of a recurring job that is paused.</summary>
    private void FillQueue()
    {
        const string node = "another-node";
        var store = Installation.Jobs;
        _otherNode = store.Enter(node);
        foreach (var job in Installation.Plan.Recurring)
        {
            store.Register(job.Name);
        }

        foreach (var state in new[] { JobState.Succeeded, JobState.Failed, JobState.Cancelled, JobState.Succeeded })
        {
            store.Enqueue(new JobOrder(CheckJob.Kind, "all sources", JobQueue.InputOf(new CheckInput(null)), "schedule") { Recurring = "nightly-checks" });
            store.End(store.Claim(node)!, state, "as it went");
        }

        store.Pause("inbox", "an.administrator", "the share moves");
        _places["group"] = Number(store.EnqueueGroup("backfill", "riziv 2014 – 2017", 2, "an.administrator", [.. new[] { "2014", "2015", "2017" }.Select(year =>
            new JobOrder(RerunJob.Kind, $"riziv / riziv-annual-report / {year}", "{}", "an.administrator"))]));
        var over = store.Claim(node)!;
        store.AddPart(over, new JobPart("riziv-jaarverslag-2014.xlsx", "refused", 1, "the header moved"));
        store.End(over, JobState.Failed, "the header moved");
        var retrying = store.Claim(node)!;
        store.Log(retrying, JobLogLevel.Warning, "the database was busy");
        store.Retry(retrying, Installation.Clock.GetUtcNow().UtcDateTime.AddDays(30), "the database was busy");
        var running = store.Claim(node)!;
        store.Progress(running, 40, 100, "reading rows");
        store.Log(running, JobLogLevel.Information, "began");
        (_places["retrying"], _places["running"]) = (Number(retrying.Key), Number(running.Key));
    }

    private static string Number(long key) => key.ToString(CultureInfo.InvariantCulture);

    private async Task PrepareAsync(PortalServer server)
    {
        using var administrator = SignedIn.As(Installation, server, Role.Administrator, "an.administrator");
        var session = administrator.Cookies.GetCookies(new Uri(Address))[0];
        Session = new Cookie { Name = session.Name, Value = session.Value, Url = Address };
        _places["user"] = Number(administrator.Account!.UserKey);
        _places["welcome"] = Installation.AccountLinks.First("tests", TimeSpan.FromHours(1)).Text;
        _places["load"] = Number(Installation.History.Search(new LoadFilter(), 0, 1000).MaxBy(l => l.RowsRejected)!.LoadKey);
        await DeliverAsync(administrator.Account.UserKey);
        _places["work"] = Last(await administrator.PostAsync("/admin/checks", "/admin/checks"));

        var file = _folder.File("to-decide-on");
        SampleEdit.Workbook(AdminPortal.Regions, "xl/worksheets/sheet1.xml", ("38.758", "38.75O"), ("12.990", "=12990"), ("Bruxelles / Brussel", "Bruxxelles"))(file);
        _places["upload"] = Last(await administrator.PostAsync("/admin/upload", "/admin/upload", token => new MultipartFormDataContent
        {
            { new StringContent(token), SignedIn.TokenField },
            { new StringContent("70%"), "limit" },
            { new ByteArrayContent(File.ReadAllBytes(file)), "file", AdminPortal.Regions },
        }));

        static string Last(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString.Split('?')[0].Split('/')[^1];
    }

    /// <summary>An edition that was made and one that was withheld, with a recipient.</summary>
    private async Task DeliverAsync(long user)
    {
        var key = Installation.Recipients.Add(
            new Recipient { Report = ReportOrder.Monthly, UserKey = user, Address = "an.administrator@example.be", Language = "nl", Format = ReportFormat.Html, SendAs = SendAs.Attached },
            "tests")!.Value;
        var recipient = Installation.Recipients.Find(key)!;
        var (maker, desk) = (new EditionMaker(Installation), new DeliveryDesk(Installation, new JobQueue(Installation.Jobs)));
        var order = new ReportOrder(ReportOrder.Monthly, Installation.CurrentMonth, "nl", ReportFormat.Html);
        var edition = await maker.MakeAsync(order, "tests", CancellationToken.None);
        desk.Send(edition, recipient, "tests");
        desk.Send(maker.Withhold(order, "Blocking checks did not pass.", "tests"), recipient, "tests");
        _places["recipient"] = key.ToString(CultureInfo.InvariantCulture);
        _places["edition"] = edition.EditionKey.ToString(CultureInfo.InvariantCulture);
    }

    private string MakeRespondents()
    {
        var path = _folder.File(WithRespondents + ".respondents.csv");
        using var file = File.CreateText(path);
        SyntheticSurvey.Make(
            Installation.Questionnaires.Find(WithRespondents)!, PublishedAnswers.Of(Installation.Reader, WithRespondents), seed: 1, Respondents).Write(file);
        return path;
    }

    private string MakeTrajectories()
    {
        var path = _folder.File("made.trajectories.csv");
        using var file = File.CreateText(path);
        new SyntheticTrajectories(CodeListCatalog.Load(), new TrajectoryOrder(TrajectoryLines, 1, TrajectoryOrder.DefaultUntil, 0.005m)).Write(file);
        return path;
    }
}
