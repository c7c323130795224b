using System.Globalization;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>What a report waits for, and what keeps it back.</summary>
[Collection(DeliveryCollection.Name)]
public sealed class WithheldReportTests(DeliveryWarehouse warehouse)
{
    [SmtpFact]
    public async Task A_check_that_blocks_keeps_every_edition_back_and_the_owner_is_told_why_once()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink, owner: "eigenaar@example.be");
        var recipient = warehouse.Only("blocked@example.be");
        warehouse.Add("bloque@example.be", "fr");
        JobRun run;
        using (warehouse.Blocked("made-up-check"))
        {
            run = await DeliveryWarehouse.ReportAsync(installation);
            await DeliveryWarehouse.ReportAsync(installation);
        }

        Assert.Equal(JobState.Failed, run.State);
        Assert.Contains("made-up-check of riziv (failed): 3 tested, 1 wrong.", run.Reason, StringComparison.Ordinal);
        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal(DeliveryState.Withheld, delivery.State);
        var edition = installation.Editions.Find(delivery.EditionKey)!;
        Assert.Equal((EditionState.Withheld, null), (edition.State, edition.Sha256));
        Assert.NotNull(edition.OwnerToldAt);
        var mail = Assert.Single(sink.Mails);
        Assert.Equal(("eigenaar@example.be", "ReIntegrationBI: editions withheld (2)"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Contains("made-up-check", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Incapacité de travail", mail.TextBody, StringComparison.Ordinal);

        // When it passes again the report goes out, to both.
        Assert.Equal(JobState.Succeeded, (await DeliveryWarehouse.ReportAsync(installation)).State);
        Assert.Equal([DeliveryState.Sent, DeliveryState.Withheld], warehouse.Of(recipient).Select(d => d.State));
        Assert.Equal(3, sink.Mails.Count);
    }

    [SmtpFact]
    public async Task Without_an_owner_the_administrators_among_the_recipients_are_told_in_their_language()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink);
        warehouse.Only("reader@example.be");
        warehouse.Add("admin@example.be", "fr", account: warehouse.Administrator);
        using (warehouse.Blocked("another-check"))
        {
            await DeliveryWarehouse.ReportAsync(installation);
        }

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(("admin@example.be", "ReIntegrationBI : éditions retenues (2)"), (mail.To.Mailboxes.Single().Address, mail.Subject!.Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task Where_nobody_can_be_told_the_log_of_the_run_says_so()
    {
        var installation = warehouse.Installation;
        warehouse.Only("alone@example.be");
        using (warehouse.Blocked("third-check"))
        {
            var run = await DeliveryWarehouse.ReportAsync(installation);
            Assert.Contains(installation.Jobs.Log(run.Key, 10), l => l.Level == JobLogLevel.Warning && l.Message.Contains("Delivery__Owner", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_report_waits_for_loads_that_are_under_way_and_names_them()
    {
        var installation = warehouse.Installation;
        var queue = new JobQueue(installation.Jobs);
        var job = new ReportJob(installation, queue);
        var (load, _) = queue.Enqueue(new JobOrder(JobKindCodes.Fetch, "riziv 2026-10", "{}", "test") { DueAt = DateTime.UtcNow.AddYears(1) });
        var (other, _) = queue.Enqueue(new JobOrder(JobKindCodes.Retention, "old runs", "{}", "test") { DueAt = DateTime.UtcNow.AddYears(1) });
        try
        {
            var need = Assert.Single(job.Needs(null!));
            Assert.Equal(load, need.Run);
            Assert.Equal($"run {load.ToString(CultureInfo.InvariantCulture)} (fetch, queued): riziv 2026-10", need.What);
        }
        finally
        {
            installation.Jobs.Cancel(load, "test");
            installation.Jobs.Cancel(other, "test");
        }

        Assert.Empty(job.Needs(null!));
    }

    [Fact]
    public async Task A_report_waits_for_checks_of_what_was_loaded_last_and_asks_for_them_once()
    {
        using var portal = new LoadedInstallation();
        var installation = portal.Installation;
        var queue = new JobQueue(installation.Jobs);
        var job = new ReportJob(installation, queue);

        var needs = job.Needs(null!);
        Assert.Equal(needs, job.Needs(null!));
        var check = installation.Jobs.Find(Assert.Single(needs).Run!.Value)!;
        Assert.Equal((JobKindCodes.Check, JobState.Queued), (check.Kind, check.State));

        await DeliveryWarehouse.RunAllAsync(installation, queue);
        Assert.True(installation.Jobs.Find(check.Key)!.IsOver);
        Assert.Empty(job.Needs(null!));

        // Another load makes the checks old again.
        var outcome = new FileLoads(installation).Load(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx"), new LoadOptions());
        Assert.Equal(LoadState.Succeeded, outcome.State);
        Assert.NotEqual(check.Key, Assert.Single(job.Needs(null!)).Run);
    }

    [Fact]
    public async Task What_rests_on_nothing_of_a_source_that_it_needs_is_not_made_and_neither_is_what_was_not_checked()
    {
        using var portal = new LoadedInstallation();
        var installation = portal.Installation;
        var recipient = portal.Recipient();
        var queue = new JobQueue(installation.Jobs);

        // Without waiting, as when somebody starts it by hand.
        queue.Enqueue(new JobOrder(JobKindCodes.Report, "2026-11", JobQueue.InputOf(new ReportInput(ReportOrder.Monthly, "2026-11")), "test"));
        await DeliveryWarehouse.RunAllAsync(installation, queue);
        await DeliveryWarehouse.ReportAsync(installation);

        Assert.Equal(
            [
                "Nothing was loaded of surveys, cases, process, recommendations, which the report needs.",
                "The checks were not run since the last load: run them, then ask for the report again.",
            ],
            installation.Editions.Search(new EditionFilter(State: EditionState.Withheld), 0, 10).Select(e => e.Edition.Reason));
        Assert.All(installation.Editions.Search(new EditionFilter(), 0, 10), e => Assert.Equal(DeliveryState.Withheld, Assert.Single(installation.Deliveries.Of(e.Edition.EditionKey)).State));
        Assert.False(installation.Recipients.Remove(recipient));
        Assert.False(Directory.Exists(Path.Combine(installation.Settings.DataFolder, "mail")));
    }

    [Fact]
    public async Task What_has_an_empty_page_is_not_made()
    {
        using var portal = new LoadedInstallation();

        var edition = await new EditionMaker(portal.Installation).MakeAsync(
            new ReportOrder(ReportOrder.Monthly, ReIntegrationBI.Warehouse.Results.Period.Parse("2026-11"), "nl", ReportFormat.Html), "test", CancellationToken.None);

        Assert.Equal((EditionState.Withheld, null), (edition.State, edition.FileName));
        Assert.Contains("employers", edition.Reason, StringComparison.Ordinal);
        Assert.Contains("it would be empty", edition.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_nobody_receives_is_not_made()
    {
        using var portal = new LoadedInstallation();

        var run = await DeliveryWarehouse.ReportAsync(portal.Installation);

        Assert.Equal((JobState.Succeeded, "Nobody receives this report; nothing was made."), (run.State, run.Reason));
        Assert.Equal(0, portal.Installation.Editions.Count(new EditionFilter()));
    }

    [Theory]
    [InlineData("{\"Report\":\"no-such-report\"}", "There is no report 'no-such-report'")]
    [InlineData("{\"Report\":\"monthly-policy-report\",\"Month\":\"2026\"}", "'2026' is no month")]
    public async Task What_cannot_be_made_is_refused(string input, string reason)
    {
        using var portal = new LoadedInstallation();
        var queue = new JobQueue(portal.Installation.Jobs);
        var (key, _) = queue.Enqueue(new JobOrder(JobKindCodes.Report, "x", input, "test"));

        await DeliveryWarehouse.RunAllAsync(portal.Installation, queue);

        var run = portal.Installation.Jobs.Find(key)!;
        Assert.Equal(JobState.Failed, run.State);
        Assert.Contains(reason, run.Reason, StringComparison.Ordinal);
    }
}
