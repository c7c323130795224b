using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using MimeKit;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>From the run of a report to the mail that a real server took.</summary>
[Collection(DeliveryCollection.Name)]
public sealed class ReportDeliveryTests(DeliveryWarehouse warehouse)
{
    [SmtpFact]
    public async Task Each_recipient_gets_the_report_in_its_language_once_however_often_it_is_asked_for()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink);
        warehouse.Only("an@example.be", "nl");
        warehouse.Add("jean@example.be", "fr");
        warehouse.Add("mary@example.be", "en");

        var first = await DeliveryWarehouse.ReportAsync(installation);
        var again = await DeliveryWarehouse.ReportAsync(installation);

        Assert.Equal((JobState.Succeeded, JobState.Succeeded), (first.State, again.State));
        var mails = sink.Mails.ToDictionary(m => m.To.Mailboxes.Single().Address);
        Assert.Equal(["an@example.be", "jean@example.be", "mary@example.be"], sink.Mails.Select(m => m.To.Mailboxes.Single().Address).Order());
        Assert.Equal("Arbeidsongeschiktheid en terugkeer naar werk in België – november 2026", mails["an@example.be"].Subject);
        Assert.Equal("Incapacité de travail et retour au travail en Belgique – novembre 2026", mails["jean@example.be"].Subject);
        Assert.Equal("Incapacity for work and return to work in Belgium – November 2026", mails["mary@example.be"].Subject);
        Assert.Equal("rapporten@example.be", mails["an@example.be"].From.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", mails["an@example.be"].Headers[HeaderId.AutoSubmitted]);

        // The same number by the rule of each language, as on the cards of the report.
        Assert.Contains("- Personen in invaliditeit: 526.507 personen, 31 dec 2023; +24.136 (+4,8 %) sinds 31 dec 2022", Body("an@example.be"), StringComparison.Ordinal);
        Assert.Contains("- Personnes en invalidité : 526.507 personnes, 31 déc. 2023 ; +24.136 (+4,8 %) depuis 31 déc. 2022", Body("jean@example.be"), StringComparison.Ordinal);
        Assert.Contains("- People in invalidity: 526,507 persons, 31 Dec 2023; +24,136 (+4.8%) since 31 Dec 2022", Body("mary@example.be"), StringComparison.Ordinal);
        Assert.Contains("In brief", mails["mary@example.be"].TextBody, StringComparison.Ordinal);

        foreach (var (address, mail) in mails)
        {
            var recipient = installation.Recipients.List().Single(r => r.Address == address && r.IsActive);
            var delivery = Assert.Single(warehouse.Of(recipient));
            var edition = installation.Editions.Find(delivery.EditionKey)!;
            Assert.Equal((DeliveryState.Sent, 1, delivery.MessageId), (delivery.State, delivery.Attempts, mail.MessageId));
            Assert.Equal([DeliveryState.Queued, DeliveryState.Sending, DeliveryState.Sent], installation.Deliveries.Transitions(delivery.DeliveryKey).Select(t => t.State));
            Assert.Equal(recipient.Language, edition.Language);
            Assert.Equal(edition.FileName, Attached(mail).FileName);
            Assert.Equal(File.ReadAllBytes(installation.EditionFiles.Find(edition.Sha256!)), Content(mail));
        }

        string Body(string address) => mails[address].TextBody!.Replace('\u00a0', ' ').Replace('\u202f', ' ');
    }

    [SmtpFact(printsPdf: true)]
    public async Task The_pdf_in_the_mail_is_that_of_the_archive_byte_by_byte()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink);
        var recipient = warehouse.Only("pdf@example.be", "fr", ReportFormat.Pdf);

        Assert.Equal(JobState.Succeeded, (await DeliveryWarehouse.ReportAsync(installation)).State);

        var mail = Assert.Single(sink.Mails);
        var edition = installation.Editions.Find(Assert.Single(warehouse.Of(recipient)).EditionKey)!;
        Assert.Equal("application/pdf", Attached(mail).ContentType.MimeType);
        Assert.Equal("%PDF"u8.ToArray(), Content(mail)[..4]);
        Assert.Equal(File.ReadAllBytes(installation.EditionFiles.Find(edition.Sha256!)), Content(mail));
    }

    /// <summary>Nothing of the test does the runs here: the portal's own workers wait for the checks, make the report and send it.</summary>
    [SmtpFact]
    public async Task A_portal_that_serves_sends_what_is_asked_for()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink);
        var recipient = warehouse.Only("served@example.be", "en");
        await using var server = await PortalServer.StartAsync(installation, "http://127.0.0.1:0", CancellationToken.None);
        var order = new JobOrder(JobKindCodes.Report, "the month", JobQueue.InputOf(new ReportInput(ReportOrder.Monthly, DeliveryWarehouse.Month)), "test") { Waits = true };
        var (key, _) = installation.Jobs.Enqueue(order);

        await Patience.UntilAsync(() => sink.Mails.Count > 0 && installation.Jobs.Find(key)!.IsOver, "the mail and the end of its run");

        Assert.Equal("served@example.be", Assert.Single(sink.Mails).To.Mailboxes.Single().Address);
        Assert.Equal((JobState.Succeeded, "1 edition for 1 recipient"), (installation.Jobs.Find(key)!.State, installation.Jobs.Find(key)!.Reason));
        Assert.Equal(recipient.RecipientKey, Assert.Single(warehouse.Of(recipient)).RecipientKey);
    }

    [SmtpFact]
    public async Task What_the_server_refuses_for_now_is_sent_later_with_the_same_message_id()
    {
        using var sink = new SmtpSink("451 4.3.0 Busy", "421 4.3.2 Still busy");
        var installation = warehouse.Through(sink);
        var recipient = warehouse.Only("later@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal((DeliveryState.Sent, 3), (delivery.State, delivery.Attempts));
        Assert.Equal(delivery.MessageId, Assert.Single(sink.Mails).MessageId);
        Assert.Contains(installation.Deliveries.Transitions(delivery.DeliveryKey), t => t.State == DeliveryState.Queued && t.Reason!.Contains("451 4.3.0 Busy", StringComparison.Ordinal));
    }

    [SmtpFact]
    public async Task What_the_server_refuses_for_good_fails_and_can_be_sent_again_when_the_address_was_corrected()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.Through(sink);
        var recipient = warehouse.Only("gone@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal((DeliveryState.Failed, 1), (delivery.State, delivery.Attempts));
        Assert.Contains("550 5.1.1 No such mailbox", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);

        var queue = new JobQueue(installation.Jobs);
        var desk = new DeliveryDesk(installation, queue);
        var edition = installation.Editions.Find(delivery.EditionKey)!;
        var corrected = recipient with { Address = "found@example.be" };
        Assert.True(installation.Recipients.Change(corrected));
        desk.Resend(edition, corrected, "beheerder");
        await DeliveryWarehouse.RunAllAsync(installation, queue);

        Assert.Equal([(1, DeliveryState.Sent), (0, DeliveryState.Failed)], warehouse.Of(recipient).Select(d => (d.ResendNumber, d.State)));
        Assert.Equal("found@example.be", Assert.Single(sink.Mails).To.Mailboxes.Single().Address);
    }

    [SmtpFact]
    public async Task A_delivery_that_failed_is_tried_again_once_for_each_time_that_it_is_asked_for()
    {
        using var sink = new SmtpSink("554 5.7.1 Not today");
        var installation = warehouse.Through(sink);
        var recipient = warehouse.Only("twice@example.be");
        await DeliveryWarehouse.ReportAsync(installation);
        var failed = Assert.Single(warehouse.Of(recipient));
        Assert.Equal(DeliveryState.Failed, failed.State);

        var queue = new JobQueue(installation.Jobs);
        var desk = new DeliveryDesk(installation, queue);
        Assert.True(desk.Retry(failed, "beheerder"));
        Assert.True(desk.Retry(failed, "beheerder"));
        await DeliveryWarehouse.RunAllAsync(installation, queue);

        Assert.Equal(failed.MessageId, Assert.Single(sink.Mails).MessageId);
        Assert.Equal(DeliveryState.Sent, Assert.Single(warehouse.Of(recipient)).State);
        Assert.False(desk.Retry(failed, "beheerder"));
    }

    [SmtpFact]
    public async Task Who_signs_in_at_the_server_is_let_in_and_a_wrong_password_stands_in_no_reason()
    {
        using var sink = new SmtpSink("--auth", "robot", "geheim-geheim");
        var message = new MimeMessage { Subject = "é", Body = new TextPart("plain") { Text = "x" } };
        message.From.Add(new MailboxAddress("", "a@example.be"));
        message.To.Add(new MailboxAddress("", "b@example.be"));
        MailSettings With(string password) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture), ["Mail:From"] = "a@example.be", ["Mail:Security"] = "none",
            ["Mail:User"] = "robot", ["Mail:Password"] = password,
        }).Build());
        var right = With("geheim-geheim");

        Assert.True((await new SmtpSender(right).SendAsync(message, CancellationToken.None)).IsSent);
        var wrong = await new SmtpSender(With("verkeerd-woord")).SendAsync(message, CancellationToken.None);

        Assert.Equal((false, false), (wrong.IsSent, wrong.MayPass));
        Assert.Contains("robot", wrong.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("verkeerd-woord", wrong.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", right.ToString(), StringComparison.Ordinal);
        Assert.Single(sink.Mails);
    }

    [SmtpFact]
    public async Task A_server_without_encryption_is_not_spoken_to_where_the_settings_ask_for_it()
    {
        using var sink = new SmtpSink();
        var installation = warehouse.With(new MailSettings { Host = "127.0.0.1", Port = sink.Port, From = "a@example.be", Security = MailSecurity.StartTls });
        var recipient = warehouse.Only("tls@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Contains("Mail__Security", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [SmtpFact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        using var folder = new TempFolder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var sink = new SmtpSink("--tls", folder.Write("certificate.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));
        var installation = warehouse.With(new MailSettings { Host = "127.0.0.1", Port = sink.Port, From = "a@example.be", Security = MailSecurity.StartTls });
        var recipient = warehouse.Only("certificate@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal((DeliveryState.Failed, 1), (delivery.State, delivery.Attempts));
        Assert.StartsWith("No encrypted line to 127.0.0.1", delivery.Reason, StringComparison.Ordinal);
        Assert.Contains("self-signed certificate", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    /// <summary>In a process of its own: which authorities are trusted is read once, when it is asked first.</summary>
    [SmtpTheory]
    [InlineData("true", "unable to get certificate CRL. Check Mail__Security and the certificate of the server; where its authority publishes no list of revoked certificates")]
    [InlineData("false", null)]
    public async Task A_certificate_of_an_authority_that_the_machine_trusts_is_taken_if_it_can_be_or_need_not_be_looked_up_among_the_revoked(string looksUp, string? problem)
    {
        using var folder = new TempFolder();
        using var authorityKey = RSA.Create(2048);
        var asked = new CertificateRequest("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var sink = new SmtpSink("--tls", folder.Write("certificate.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()));
        var recipient = warehouse.Only($"trusted.{looksUp}@example.be");
        warehouse.Installation.Jobs.Enqueue(
            new JobOrder(JobKindCodes.Report, "the month", JobQueue.InputOf(new ReportInput(ReportOrder.Monthly, DeliveryWarehouse.Month)), "test") { Waits = true });

        using var portal = await ServedPortal.StartAsync(warehouse.Folder.File("data"), new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = folder.Write("authority.pem", authority.ExportCertificatePem()), ["Jobs__Schedule"] = "false", ["Mail__Host"] = "localhost",
            ["Mail__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture), ["Mail__Security"] = "starttls", ["Mail__CheckRevocation"] = looksUp, ["Mail__From"] = "a@example.be",
        });
        await Patience.UntilAsync(() => warehouse.Of(recipient) is [{ State: DeliveryState.Sent or DeliveryState.Failed }], "the mail");
        Assert.Equal(0, await portal.StopAsync());

        var delivery = Assert.Single(warehouse.Of(recipient));
        if (problem is null)
        {
            Assert.True(delivery.State == DeliveryState.Sent, delivery.Reason);
            Assert.Equal(recipient.Address, Assert.Single(sink.Mails).To.Mailboxes.Single().Address);
            return;
        }

        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Contains(problem, delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_until_the_attempts_are_used_up()
    {
        var installation = warehouse.With(new MailSettings { Host = "127.0.0.1", Port = 1, From = "a@example.be" });
        var recipient = warehouse.Only("nobody-listens@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal((DeliveryState.Failed, 6), (delivery.State, delivery.Attempts));
        Assert.Contains("127.0.0.1:1", delivery.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_mails_are_files_and_the_same_mail_is_the_same_file()
    {
        var installation = warehouse.Installation;
        var recipient = warehouse.Only("map@example.be");

        await DeliveryWarehouse.ReportAsync(installation);

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal(DeliveryState.Sent, delivery.State);
        var file = Path.Combine(installation.Settings.DataFolder, "mail", delivery.MessageId.Split('@')[0] + ".eml");
        var mail = MimeMessage.Load(file);
        Assert.Equal(("map@example.be", delivery.MessageId), (mail.To.Mailboxes.Single().Address, mail.MessageId));
        await installation.MailSender.SendAsync(mail, CancellationToken.None);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file)));
    }

    [Fact]
    public async Task Who_wants_a_link_or_has_too_large_a_file_gets_the_way_to_the_portal()
    {
        var installation = warehouse.Installation;
        var linked = warehouse.Only("link@example.be", how: SendAs.Linked);
        await DeliveryWarehouse.ReportAsync(installation);

        var mail = MailOf(linked);
        var edition = installation.Editions.Find(Assert.Single(warehouse.Of(linked)).EditionKey)!;
        Assert.Contains($"/editions/{edition.EditionKey}?lang=nl", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(mail.Attachments);

        var large = new MailComposer(installation).Compose(
            edition with { SizeBytes = 10 * 1024 * 1024 + 1 }, linked with { SendAs = SendAs.Attached }, Assert.Single(warehouse.Of(linked)), "never read");
        Assert.Contains($"/editions/{edition.EditionKey}?lang=nl", large.TextBody, StringComparison.Ordinal);
        Assert.Contains("10,0 MB", large.TextBody, StringComparison.Ordinal);
        Assert.Empty(large.Attachments);
    }

    [Fact]
    public async Task The_rights_are_those_at_the_moment_of_sending()
    {
        var installation = warehouse.Installation;
        var account = installation.Accounts.Add("vertrekt" + Guid.NewGuid().ToString("N")[..8], Role.Reader, "x")!;
        var disabled = warehouse.Only("disabled@example.be", account: account);
        var stopped = warehouse.Add("stopped@example.be");
        var edition = await new EditionMaker(installation).MakeAsync(Order("nl"), "test", CancellationToken.None);
        var desk = new DeliveryDesk(installation, new JobQueue(installation.Jobs));
        desk.Send(edition, disabled, "test");
        desk.Send(edition, stopped, "test");
        installation.Accounts.SetDisabled(account.UserKey, isDisabled: true);
        installation.Recipients.SetActive(stopped.RecipientKey, isActive: false);

        await DeliveryWarehouse.RunAllAsync(installation);

        Assert.Equal((DeliveryState.Refused, $"The account {account.UserName} is disabled."), (warehouse.Of(disabled)[0].State, warehouse.Of(disabled)[0].Reason));
        Assert.Equal((DeliveryState.Refused, "The recipient is switched off."), (warehouse.Of(stopped)[0].State, warehouse.Of(stopped)[0].Reason));
        Assert.Null(MailFile(disabled));
    }

    /// <summary>A process that died after it began to send leaves the word that says so.</summary>
    [Fact]
    public async Task An_attempt_that_was_broken_off_is_repeated_with_its_message_id()
    {
        var installation = warehouse.Installation;
        var recipient = warehouse.Only("broken-off@example.be");
        var edition = await new EditionMaker(installation).MakeAsync(Order("nl"), "test", CancellationToken.None);
        var delivery = new DeliveryDesk(installation, new JobQueue(installation.Jobs)).Send(edition, recipient, "test");
        Assert.NotNull(installation.Deliveries.Begin(delivery));

        await DeliveryWarehouse.RunAllAsync(installation);

        var sent = Assert.Single(warehouse.Of(recipient));
        Assert.Equal((DeliveryState.Sent, 2, delivery.MessageId), (sent.State, sent.Attempts, sent.MessageId));
        Assert.Equal(delivery.MessageId, MailOf(recipient).MessageId);
    }

    [Fact]
    public async Task An_edition_whose_file_was_changed_is_not_sent()
    {
        var installation = warehouse.Installation;
        var recipient = warehouse.Only("changed@example.be", "en", ReportFormat.Workbook);
        var edition = await new EditionMaker(installation).MakeAsync(Order("en", ReportFormat.Workbook), "test", CancellationToken.None);
        var path = installation.EditionFiles.Find(edition.Sha256!);
        var content = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. content, 0]);
        try
        {
            new DeliveryDesk(installation, new JobQueue(installation.Jobs)).Send(edition, recipient, "test");
            await DeliveryWarehouse.RunAllAsync(installation);
        }
        finally
        {
            File.WriteAllBytes(path, content);
        }

        var delivery = Assert.Single(warehouse.Of(recipient));
        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Contains("was changed since it was made", delivery.Reason, StringComparison.Ordinal);
    }

    private static ReportOrder Order(string language, string format = ReportFormat.Html) =>
        new(ReportOrder.Monthly, ReIntegrationBI.Warehouse.Results.Period.Parse(DeliveryWarehouse.Month), language, format);

    private string? MailFile(Recipient recipient) =>
        Path.Combine(warehouse.Installation.Settings.DataFolder, "mail", warehouse.Of(recipient)[0].MessageId.Split('@')[0] + ".eml") is var path && File.Exists(path) ? path : null;

    private MimeMessage MailOf(Recipient recipient) => MimeMessage.Load(MailFile(recipient)!);

    private static MimePart Attached(MimeMessage mail) => (MimePart)Assert.Single(mail.Attachments);

    private static byte[] Content(MimeMessage mail)
    {
        using var stream = new MemoryStream();
        Attached(mail).Content!.DecodeTo(stream);
        return stream.ToArray();
    }
}
