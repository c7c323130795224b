using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Commands;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>A warehouse with all samples, checked, from which reports are sent. Each test begins with recipients of its own.</summary>
public sealed class DeliveryWarehouse : IDisposable
{
    /// <summary>The month of the reports.</summary>
    public const string Month = "2026-11";

    private readonly AllSamplesWarehouse _samples = new();

    public DeliveryWarehouse()
    {
        Assert.DoesNotContain(Installation.Check(source: null), c => c.Blocks);
        Reader = Installation.Accounts.Add("lezer", Role.Reader, "no password has this hash")!;
        Administrator = Installation.Accounts.Add("beheerder", Role.Administrator, "no password has this hash")!;
    }

    public TempFolder Folder => _samples.Folder;

    /// <summary>An account that may read.</summary>
    public Account Reader { get; }

    /// <summary>An account that may do all.</summary>
    public Account Administrator { get; }

    /// <summary>Mails go to the folder of mails.</summary>
    public Installation Installation => With(new MailSettings());

    /// <summary>Mails go where the settings say.</summary>
    public Installation With(MailSettings mail, string? owner = null) =>
        new(_samples.Installation.Settings with { Delivery = new DeliverySettings { Mail = mail, Owner = owner, OwnerLanguage = "en" } });

    /// <summary>Mails go to a server on this machine.</summary>
    public Installation Through(SmtpSink sink, string? owner = null) =>
        With(new MailSettings { Host = "127.0.0.1", Port = sink.Port, From = "rapporten@example.be", Security = MailSecurity.None, Timeout = TimeSpan.FromSeconds(20) }, owner);

    /// <summary>Takes away whoever received anything before, and enters a recipient.</summary>
    public Recipient Only(string address, string language = "nl", string format = ReportFormat.Html, string? region = null, string how = SendAs.Attached, Account? account = null)
    {
        foreach (var recipient in Installation.Recipients.List())
        {
            if (!Installation.Recipients.Remove(recipient.RecipientKey))
            {
                Installation.Recipients.SetActive(recipient.RecipientKey, isActive: false);
            }
        }

        return Add(address, language, format, region, how, account);
    }

    /// <summary>Enters one more recipient.</summary>
    public Recipient Add(string address, string language = "nl", string format = ReportFormat.Html, string? region = null, string how = SendAs.Attached, Account? account = null)
    {
        var key = Installation.Recipients.Add(
            new Recipient
            {
                Report = ReportOrder.Monthly, UserKey = (account ?? Reader).UserKey, Address = address, Language = language, RegionCode = region, Format = format, SendAs = how,
            },
            "test");
        return Installation.Recipients.Find(key!.Value)!;
    }

    /// <summary>Asks for the report of the month and does all runs that there are, as the workers do but without waiting between attempts.</summary>
    /// <returns>How the run of the report ended.</returns>
    public static async Task<JobRun> ReportAsync(Installation installation, string month = Month)
    {
        var queue = new JobQueue(installation.Jobs);
        var (key, _) = queue.Enqueue(new JobOrder(JobKindCodes.Report, month, JobQueue.InputOf(new ReportInput(ReportOrder.Monthly, month, "a test asks")), "test") { Waits = true });
        await RunAllAsync(installation, queue);
        return installation.Jobs.Find(key)!;
    }

    /// <summary>Does all runs that are there.</summary>
    public static async Task RunAllAsync(Installation installation, JobQueue? given = null)
    {
        var queue = given ?? new JobQueue(installation.Jobs);
        var kinds = JobKinds.Of(installation, queue);
        while (true)
        {
            foreach (var waiting in installation.Jobs.Unfinished(JobState.Waiting))
            {
                installation.Jobs.SetNeeds(waiting.Key, kinds.First(k => k.Code == waiting.Kind).Needs(waiting));
            }

            if (installation.Jobs.Claim("test") is not { } run)
            {
                return;
            }

            var end = await kinds.First(k => k.Code == run.Kind).RunAsync(new JobContext(run, installation.Jobs, installation.Clock), CancellationToken.None);
            Assert.True(end switch
            {
                { IsDone: true } => installation.Jobs.End(run, JobState.Succeeded, end.Reason),
                { MayPass: true } => installation.Jobs.Retry(run, installation.Clock.Now(), end.Reason!),
                _ => installation.Jobs.End(run, JobState.Failed, end.Reason),
            });
        }
    }

    /// <summary>What became of sending to a recipient, the last first.</summary>
    public IReadOnlyList<ReportDelivery> Of(Recipient recipient) =>
        [.. Installation.Editions.Search(new EditionFilter(), 0, 1000).SelectMany(e => Installation.Deliveries.Of(e.Edition.EditionKey))
            .Where(d => d.RecipientKey == recipient.RecipientKey).OrderByDescending(d => d.DeliveryKey)];

    /// <summary>Runs kinds with made-up outcomes of the checks until the answer is disposed of.</summary>
    public IDisposable Blocked(string code)
    {
        var blocked = new CheckOutcome(code, "riziv", CheckSeverity.Blocking, CheckState.Failed, "3 tested, 1 wrong.", 3, []);
        Installation.Checks.Save([blocked]);
        return new Undo(() => Installation.Checks.Save([blocked with { Outcome = CheckState.Passed }]));
    }

    public void Dispose() => _samples.Dispose();

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
