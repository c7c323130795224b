using System.Globalization;
using System.Net;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Delivery;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Server;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Delivery;

/// <summary>The pages of recipients and editions. No worker runs beside them: the tests do the runs themselves.</summary>
[Collection(DeliveryCollection.Name)]
public sealed class DeliveryPageTests(DeliveryWarehouse warehouse) : IAsyncLifetime
{
    private Installation _installation = null!;
    private PortalServer _server = null!;
    private SignedIn _administrator = null!;

    public async Task InitializeAsync()
    {
        _installation = new Installation(warehouse.Installation.Settings with { Jobs = new JobSettings { AtOnce = 0 } });
        _server = await PortalServer.StartAsync(_installation, "http://127.0.0.1:0", CancellationToken.None);
        _administrator = SignedIn.As(_installation, _server, Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        _administrator.Dispose();
        await _server.DisposeAsync();
    }

    private string Me => _administrator.Account!.UserName;

    [Fact]
    public async Task A_recipient_is_entered_changed_stopped_and_removed_and_each_step_stands_in_the_trail()
    {
        warehouse.Only("someone-else@example.be");
        var user = warehouse.Reader.UserKey.ToString(CultureInfo.InvariantCulture);
        (string, string)[] form = [("report", ReportOrder.Monthly), ("user", user), ("address", "an@page.be"), ("language", "fr"), ("region", "Wallonia"), ("format", "xlsx"), ("how", "linked")];

        using var added = await _administrator.PostAsync("/admin/recipients?lang=en", "/admin/recipients?lang=en", form);
        Assert.Equal("/admin/recipients?lang=en", added.Headers.Location!.OriginalString);
        var recipient = _installation.Recipients.List().Single(r => r.Address == "an@page.be");
        Assert.Equal(
            ("fr", "Wallonia", "xlsx", "linked", warehouse.Reader.UserKey, Me),
            (recipient.Language, recipient.RegionCode, recipient.Format, recipient.SendAs, recipient.UserKey, recipient.CreatedBy));
        var page = await _administrator.Client.GetStringAsync("/admin/recipients?lang=nl");
        Assert.Contains("an@page.be", page, StringComparison.Ordinal);
        Assert.Contains("Waals Gewest", page, StringComparison.Ordinal);

        using var again = await _administrator.PostAsync("/admin/recipients?lang=en", "/admin/recipients?lang=en", form);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("already receives this report", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var address = $"/admin/recipients/{recipient.RecipientKey}";
        form[2] = ("address", "an.peeters@page.be");
        using var changed = await _administrator.PostAsync(address, address, form);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal("an.peeters@page.be", _installation.Recipients.Find(recipient.RecipientKey)!.Address);
        using var stopped = await _administrator.PostAsync(address, address + "/stop");
        Assert.False(_installation.Recipients.Find(recipient.RecipientKey)!.IsActive);
        using var resumed = await _administrator.PostAsync(address, address + "/resume");
        Assert.True(_installation.Recipients.Find(recipient.RecipientKey)!.IsActive);
        using var removed = await _administrator.PostAsync(address, address + "/remove");
        Assert.Null(_installation.Recipients.Find(recipient.RecipientKey));
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.Client.GetAsync(address)).StatusCode);

        var trail = _installation.Audit.Latest(5);
        Assert.All(trail, e => Assert.Equal((Me, AuditAction.Recipient, AuditEvent.Done), (e.Actor, e.Action, e.Outcome)));
        Assert.Equal(["removed", "resumed", "stopped", "changed", "added"], trail.Select(e => e.Detail));
        Assert.Contains("monthly-policy-report to an@page.be (fr, Wallonia, xlsx, linked)", trail[4].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("address", "an@", "recipients.address_wrong")]
    [InlineData("address", "", "recipients.address_missing")]
    [InlineData("user", "999999", "recipients.account_wrong")]
    [InlineData("user", "x", "recipients.account_wrong")]
    [InlineData("region", "Atlantis", "recipients.choice_wrong")]
    [InlineData("format", "docx", "recipients.choice_wrong")]
    [InlineData("report", "no-such-report", "recipients.choice_wrong")]
    public async Task What_cannot_be_a_recipient_is_told_and_what_was_filled_in_stays(string field, string value, string problem)
    {
        warehouse.Only("someone@example.be");
        var before = _installation.Recipients.List();
        var form = new Dictionary<string, string>
        {
            ["report"] = ReportOrder.Monthly, ["user"] = warehouse.Reader.UserKey.ToString(CultureInfo.InvariantCulture), ["address"] = "new@page.be", ["language"] = "en", ["region"] = "",
            ["format"] = "html", ["how"] = "attached", [field] = value,
        };

        using var answer = await _administrator.PostAsync("/admin/recipients?lang=nl", "/admin/recipients?lang=nl", [.. form.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(PortalTexts.For("nl")[problem], page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form["address"]}\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"en\" selected>", page, StringComparison.Ordinal);
        Assert.Equal(before, _installation.Recipients.List());
    }

    [Fact]
    public async Task An_edition_shows_its_loads_and_deliveries_is_tried_again_sent_again_and_read_by_who_may()
    {
        var recipient = warehouse.Only("pages@example.be");
        var queue = new JobQueue(_installation.Jobs);
        var edition = await new EditionMaker(_installation).MakeAsync(Order, "test", CancellationToken.None);
        var delivery = new DeliveryDesk(_installation, queue).Send(edition, recipient, "test");
        var run = _installation.Jobs.Unfinished().Single(r => r.Kind == JobKindCodes.Deliver);
        Assert.True(_installation.Jobs.Cancel(run.Key, "test"));
        _installation.Deliveries.End(delivery.DeliveryKey, DeliveryState.Failed, "550 5.1.1 No such mailbox");

        var list = await _administrator.Client.GetStringAsync("/admin/editions?lang=en&month=2026-11&language=nl&state=made");
        Assert.Contains($"href=\"/admin/editions/{edition.EditionKey}?lang=en\"", list, StringComparison.Ordinal);
        Assert.Contains("There is no such edition.", await _administrator.Client.GetStringAsync("/admin/editions?lang=en&month=2020-01"), StringComparison.Ordinal);

        var address = $"/admin/editions/{edition.EditionKey}";
        var page = await _administrator.Client.GetStringAsync(address + "?lang=en");
        var input = _installation.Editions.Inputs(edition.EditionKey)[0];
        Assert.Contains($"href=\"/admin/loads/{input.LoadKey}?lang=en\"", page, StringComparison.Ordinal);
        Assert.All([input.Sha256, edition.Sha256!, "550 5.1.1 No such mailbox", "pages@example.be", "526.507"], text => Assert.Contains(text, page, StringComparison.Ordinal));

        using var retried = await _administrator.PostAsync(address, address + "/retry", ("delivery", delivery.DeliveryKey.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Redirect, retried.StatusCode);
        await DeliveryWarehouse.RunAllAsync(_installation);
        Assert.Equal(DeliveryState.Sent, _installation.Deliveries.Find(delivery.DeliveryKey)!.State);
        using var retriedAgain = await _administrator.PostAsync(address, address + "/retry", ("delivery", delivery.DeliveryKey.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Conflict, retriedAgain.StatusCode);

        using var resent = await _administrator.PostAsync(address, address + "/resend", ("recipient", recipient.RecipientKey.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Redirect, resent.StatusCode);
        await DeliveryWarehouse.RunAllAsync(_installation);
        Assert.Equal([(1, DeliveryState.Sent), (0, DeliveryState.Sent)], warehouse.Of(recipient).Select(d => (d.ResendNumber, d.State)));
        using var toNobody = await _administrator.PostAsync(address, address + "/resend", ("recipient", "999999"));
        Assert.Equal(HttpStatusCode.Conflict, toNobody.StatusCode);

        var trail = _installation.Audit.Latest(4);
        Assert.All(trail, e => Assert.Equal((Me, AuditAction.Delivery), (e.Actor, e.Action)));
        Assert.Equal([AuditEvent.Refused, AuditEvent.Done, AuditEvent.Refused, AuditEvent.Done], trail.Select(e => e.Outcome));
        Assert.StartsWith("sent again to pages@example.be", trail[1].Detail, StringComparison.Ordinal);
        Assert.StartsWith("tried again to pages@example.be", trail[3].Detail, StringComparison.Ordinal);

        // The link of the mail: for who signed in, and only what is in the archive unchanged.
        using var reader = SignedIn.As(_installation, _server, Role.Reader);
        Assert.Equal(File.ReadAllBytes(_installation.EditionFiles.Find(edition.Sha256!)), await reader.Client.GetByteArrayAsync($"/editions/{edition.EditionKey}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/editions/999999")).StatusCode);
        var path = _installation.EditionFiles.Find(edition.Sha256!);
        var content = File.ReadAllBytes(path);
        File.WriteAllBytes(path, content[..^1]);
        try
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync($"/editions/{edition.EditionKey}")).StatusCode);
        }
        finally
        {
            File.WriteAllBytes(path, content);
        }
    }

    [Fact]
    public async Task A_withheld_edition_says_why_and_cannot_be_sent()
    {
        var recipient = warehouse.Only("withheld@example.be");
        var edition = new EditionMaker(_installation).Withhold(Order, "Blocking checks did not pass: x.", "test");
        new DeliveryDesk(_installation, new JobQueue(_installation.Jobs)).Send(edition, recipient, "test");

        var address = $"/admin/editions/{edition.EditionKey}";
        var page = await _administrator.Client.GetStringAsync(address + "?lang=en");
        Assert.Contains("Blocking checks did not pass: x.", page, StringComparison.Ordinal);
        Assert.Contains("not yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/resend", page, StringComparison.Ordinal);
        using var sent = await _administrator.PostAsync("/admin/recipients", address + "/resend", ("recipient", recipient.RecipientKey.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.Client.GetAsync($"/editions/{edition.EditionKey}")).StatusCode);
        Assert.Contains("Blocking checks did not pass: x.", await _administrator.Client.GetStringAsync("/admin/editions?lang=en&state=withheld"), StringComparison.Ordinal);
    }

    private static ReportOrder Order => new(ReportOrder.Monthly, Period.Parse(DeliveryWarehouse.Month), "nl", ReportFormat.Html);
}
