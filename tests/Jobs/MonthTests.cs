using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Delivery;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Jobs;

/// <summary>
/// November 2026 in fast time: the clock is a test's, all else is real: Quartz, the queue, its workers, the inboxes, the loads, the checks, the PDFs and a mail
/// server. Sources arrive on different days, one late, one so late that the report waits for it, one broken and then corrected, one restated.
/// </summary>
public sealed class MonthTests : IDisposable
{
    private const string Plan =
        """
        recurring:
        - {name: inbox, kind: inbox, cron: '0 0 0/12 * * ?', quiet: true}
        - {name: checks, kind: check, cron: '0 30 2 * * ?'}
        - {name: freshness, kind: freshness, cron: '0 30 7 ? * MON-FRI', working_days: true}
        - {name: retention, kind: retention, cron: '0 0 4 ? * SUN'}
        reports:
        - {name: monthly, report: monthly-policy-report, working_day: 3, at: '09:00', sources: [riziv, surveys, cases, recommendations, process], wait_days: 5}
        sources:
          riziv: {}
          surveys: {}
          recommendations: {}
          cases:
            calendars:
            - {every: year, by: '12-01', after: 1, from: '2025', warn_after_days: 0, fail_after_days: 60}
          process:
            calendars:
            - {every: year, by: '11-10', after: 1, from: '2025', warn_after_days: 0, fail_after_days: 60}
        """;

    private const string Restated = "invalidite-2022-regimes-maladies-regions.xlsx", Broken = "cm2023.actions.xlsx";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 22, 0, 0, TimeSpan.Zero));
    private readonly TempFolder _folder = new();
    private readonly SmtpSink _sink = new();
    private readonly Installation _installation;

    public MonthTests()
    {
        _folder.Write("jobs.yaml", Plan);
        var settings = Settings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataFolder"] = _folder.Path, ["OutFolder"] = _folder.File("out"), ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = _sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:Security"] = "none", ["Delivery:Owner"] = "eigenaar@example.be", ["Mail:From"] = "rapporten@example.be", ["Jobs:Node"] = "one",
        }).Build());
        _installation = new Installation(settings with { Jobs = settings.Jobs with { Poll = TimeSpan.FromMilliseconds(50) } }, _clock);
        _installation.Migrate();
        var reader = _installation.Accounts.Add("lezer", Role.Reader, "no password has this hash")!;
        foreach (var language in new[] { "nl", "fr", "en" })
        {
            Assert.NotNull(_installation.Recipients.Add(
                new Recipient { Report = ReportOrder.Monthly, UserKey = reader.UserKey, Address = $"{language}@example.be", Language = language, Format = ReportFormat.Pdf, SendAs = SendAs.Attached },
                "test"));
        }
    }

    private JobStore Store => _installation.Jobs;

    [SmtpFact(printsPdf: true)]
    public async Task A_month_brings_every_source_and_three_editions_once_each_with_the_right_numbers()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        JobHosting.Add(builder.Services, _installation);
        using var host = builder.Build();
        await host.StartAsync();
        await Patience.UntilAsync(() => Store.Recurring().Count == 5, "the jobs to be known");
        await UntilAsync(2, 6);

        Put("riziv", [.. Directory.GetFiles(Samples("riziv")).Where(f => !f.EndsWith(".md", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("publication", StringComparison.Ordinal))]);
        await UntilAsync(5, 10);

        // The third working day of November: nothing but RIZIV is there. Nobody is sent anything, and the owner is told why.
        var early = Assert.Single(Store.Search(new JobFilter(Kind: JobKindCodes.Report), 0, 10));
        Assert.Equal(JobState.Failed, early.State);
        var told = Assert.Single(_sink.Mails);
        Assert.Equal("eigenaar@example.be", told.To.Mailboxes.Single().Address);
        Assert.Contains("surveys, cases, process, recommendations", told.TextBody, StringComparison.Ordinal);
        Assert.Equal(26, Loads().Count(l => l is { Source: "riziv", State: LoadState.Succeeded }));
        Put("surveys", Directory.GetFiles(Samples("surveys"), "*.xlsx"));
        await UntilAsync(9, 10);
        Assert.Equal(2, Loads().Count(l => l is { Source: "surveys", State: LoadState.Succeeded }));

        // Half a download is refused, with the reason beside it, and nobody tries again.
        Put("recommendations", Directory.GetFiles(Samples("recommendations"), "serv*.xlsx"));
        var half = await File.ReadAllBytesAsync(Path.Combine(Samples("recommendations"), Broken));
        Put("recommendations", Broken, half[..(half.Length / 2)]);
        await UntilAsync(11, 10);
        var refused = Assert.Single(Store.Search(new JobFilter(JobState.Failed, JobKindCodes.LoadInbox), 0, 10));
        Assert.Equal(1, refused.Attempt);
        Assert.True(File.Exists(Path.Combine(Inbox("recommendations"), Inboxes.Refused, Broken + Inboxes.Why)));

        // The process is late since the 11th: whoever looks is warned, and it is not failed yet.
        await UntilAsync(12, 10);
        var warned = Store.LastOf("freshness", 1)[0];
        Assert.Equal(JobState.Succeeded, warned.State);
        Assert.Contains(Store.Parts(warned.Key), p => p is { State: FreshnessState.Late } && p.Subject.StartsWith("process", StringComparison.Ordinal));
        Put("recommendations", Broken, half);
        Put("process", Directory.GetFiles(Samples("process"), "*.xlsx"));

        // A publisher restates a figure: the same file, with another number.
        SampleEdit.Workbook(Restated, "xl/worksheets/sheet1.xml", ("471 927", "471 999"))(_folder.File(Restated));
        Put("riziv", [_folder.File(Restated)]);
        await UntilAsync(17, 10);
        Assert.Equal([LoadState.Succeeded, LoadState.Succeeded], Loads().Where(l => l.FileName == Restated).Select(l => l.State));
        Assert.True(Loads().First(l => l.FileName == Restated).RowsSuperseded > 0);
        Assert.DoesNotContain(Store.Parts(Store.LastOf("freshness", 1)[0].Key), p => p.State == FreshnessState.Late);

        // The third working day of December: the report waits for the cases, which are late, and says so.
        await UntilAsync(33, 12);
        var report = Store.Search(new JobFilter(Kind: JobKindCodes.Report), 0, 10)[0];
        Assert.Equal(JobState.Waiting, report.State);
        await Patience.UntilAsync(() => Store.Needs(report.Key).Any(n => n.What.StartsWith("cases", StringComparison.Ordinal)), "the report to say that it waits for the cases");
        Assert.Single(_sink.Mails);
        Put("cases", Directory.GetFiles(Samples("cases"), "*.xlsx"));
        await UntilAsync(38, 12);

        report = Store.Find(report.Key)!;
        Assert.True(report.State == JobState.Succeeded, $"{report.State}: {report.Reason}");
        Assert.True(Store.IsKnown("monthly@2026-12-03T08:00:00Z"));
        MustBeRight();

        // Nobody gets it twice, however often it is asked for.
        var again = host.Services.GetService(typeof(RecurringJobs)) is RecurringJobs jobs ? jobs.RunNow("monthly", "an")!.Value : 0;
        await StepAsync(TimeSpan.FromMinutes(5));
        await Patience.UntilAsync(() => Store.Find(again)!.IsOver, "the report that was asked for again");
        Assert.Equal(JobState.Succeeded, Store.Find(again)!.State);
        Assert.Equal(4, _sink.Mails.Count);

        // Every night was checked once, and nothing is left undone.
        var nights = Store.LastOf("checks", 100).Select(r => TimeZoneInfo.ConvertTimeFromUtc(r.CreatedAt, _installation.Plan.Zone).Date).ToList();
        Assert.Equal(37, nights.Count);
        Assert.Equal(nights.Count, nights.Distinct().Count());
        Assert.Equal([refused.Key, early.Key], Store.Search(new JobFilter(JobState.Failed), 0, 10).Select(r => r.Key));
        Assert.Empty(Store.Unfinished());
        await host.StopAsync();
    }

    public void Dispose()
    {
        _sink.Dispose();
        _folder.Dispose();
    }

    private void MustBeRight()
    {
        var mails = _sink.Mails.ToDictionary(m => m.To.Mailboxes.Single().Address);
        Assert.Equal(["eigenaar@example.be", "en@example.be", "fr@example.be", "nl@example.be"], mails.Keys.Order(StringComparer.Ordinal));
        foreach (var (language, number, old, subject) in new[]
        {
            // The general scheme grew from 471,999, as restated, to 493,681; before that it was 471,927.
            ("nl", "21.682", "21.754", "december 2026"), ("fr", "21.682", "21.754", "décembre 2026"), ("en", "21,682", "21,754", "December 2026"),
        })
        {
            var mail = mails[$"{language}@example.be"];
            Assert.EndsWith(subject, mail.Subject, StringComparison.Ordinal);
            var body = mail.TextBody!;
            Assert.Contains(number, body, StringComparison.Ordinal);
            Assert.DoesNotContain(old, body, StringComparison.Ordinal);
            var attached = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
            var pdf = _folder.File(language + ".pdf");
            using (var file = File.Create(pdf))
            {
                attached.Content!.DecodeTo(file);
            }

            Assert.Contains(number, TextOf(pdf), StringComparison.Ordinal);
        }

        // Every load that an edition rests on stands in its archive: all of them, the restated one with the hash of its second content.
        var edition = _installation.Editions.Search(new EditionFilter(), 0, 10)[0].Edition;
        var inputs = _installation.Editions.Inputs(edition.EditionKey);
        Assert.Equal(32, inputs.Count);
        var restated = Loads().Where(l => l.FileName == Restated).Select(l => l.LoadKey).ToList();
        Assert.Contains(inputs, i => i.LoadKey == restated[0] && i.Sha256 == _installation.Journal.Find(restated[0])!.Sha256);
        Assert.DoesNotContain(inputs, i => i.LoadKey == restated[1]);
    }

    /// <summary>Lets the time pass to an hour of a day of November (33 is the third of December), as the clock of Brussels shows it.</summary>
    private async Task UntilAsync(int day, int hour)
    {
        var end = new DateTimeOffset(new DateTime(2026, 11, 1).AddDays(day - 1).AddHours(hour), TimeSpan.FromHours(1));
        while (_clock.GetUtcNow() < end)
        {
            // Shorter than from one time of a job to its next: of two that were passed over, one alone would be caught up.
            var (left, step) = (end - _clock.GetUtcNow(), TimeSpan.FromHours(8));
            await StepAsync(left < step ? left : step);
        }
    }

    /// <summary>A step of time, and all that it brings: no time stays unserved, and nothing that may run stays undone.</summary>
    private async Task StepAsync(TimeSpan step)
    {
        _clock.Advance(step);
        var plan = _installation.Plan.Recurring;
        var kinds = JobKinds.Of(_installation, new JobQueue(Store));
        await Patience.UntilAsync(
            () =>
            {
                var (now, since) = (_clock.GetUtcNow(), Store.Recurring().ToDictionary(r => r.Name, r => new DateTimeOffset(DateTime.SpecifyKind(r.Since, DateTimeKind.Utc))));
                if (plan.Any(j => j.When.Last(now, since[j.Name]) is not null))
                {
                    // The scheduler waits on this clock too, also between two looks at its store.
                    _clock.Advance(TimeSpan.FromSeconds(1));
                    return false;
                }

                // A report waits only if it still would, asked now; the workers ask a moment later.
                return Store.Unfinished(JobState.Waiting).All(r => kinds.First(k => k.Code == r.Kind).Needs(r).Count > 0)
                    && Store.Unfinished().All(r => r.State == JobState.Waiting || r.DueAt > now.UtcDateTime);
            },
            () => $"what {_clock.GetUtcNow():u} brings: {string.Join("; ", Store.Unfinished().Select(r => $"{r.Kind} {r.State} {r.Subject} {r.Reason}"))}");
    }

    private void Put(string source, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            Put(source, Path.GetFileName(file), File.ReadAllBytes(file));
        }
    }

    private void Put(string source, string name, byte[] content)
    {
        Directory.CreateDirectory(Inbox(source));
        var path = Path.Combine(Inbox(source), name);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
    }

    private string Inbox(string source) => Path.Combine(_folder.Path, "inbox", source);

    private static string Samples(string folder) => Path.Combine(SampleWarehouse.Root, "samples", folder);

    private IReadOnlyList<LoadRecord> Loads() => _installation.Journal.Latest(500);

    private static string TextOf(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
