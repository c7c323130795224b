using Microsoft.Playwright;
using MimeKit;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Delivery;
using static Microsoft.Playwright.Assertions;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>An administrator sends an edition of the archive once more to who received it: a second mail with the same file, and a line in the trail.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeliveryJourneyTests(BrowserRoom room, BrowserPortal portal)
{
    [BrowserFact]
    public Task An_edition_is_sent_again() => ResendAsync("resend", byKeyboard: false);

    [BrowserFact(onlyThorough: true)]
    public Task An_edition_is_sent_again_with_the_keyboard_alone() => ResendAsync("resend by keyboard", byKeyboard: true);

    private async Task ResendAsync(string name, bool byKeyboard)
    {
        var who = Person.Join(portal.Installation, Role.Administrator, name.Replace(' ', '.'));
        var key = long.Parse(portal.Place("{edition}"), System.Globalization.CultureInfo.InvariantCulture);
        await using var context = await room.EnterAsync(portal.Address);
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        var page = journey.Page;
        await journey.BeginAsync("/admin");
        await journey.SignInAsync(who);
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/editions']"), "editions");
        await journey.ActAsync(page.Locator($"a[href^='/admin/editions/{key}?']").First, "the edition");
        await SentAsync(page, key);
        var before = portal.Installation.Deliveries.Of(key).Count;

        await journey.ActAsync(page.Locator("form[action*='/resend?'] button"), "sent again");
        await SentAsync(page, key);
        await journey.ShootAsync("sent");
        var deliveries = portal.Installation.Deliveries.Of(key);
        Assert.Equal(before + 1, deliveries.Count);
        var mails = Directory.GetFiles(Path.Combine(portal.Installation.Settings.DataFolder, "mail"), "*.eml").Select(f => MimeMessage.Load(f)).ToList();
        Assert.Equal(deliveries.Select(d => d.MessageId).Order(StringComparer.Ordinal), mails.Where(m => m.Attachments.Any()).Select(m => m.MessageId).Order(StringComparer.Ordinal));

        await journey.ActAsync(page.Locator("nav.tools a[href^='/admin']"), "administration");
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/audit']"), "who did what");
        await journey.FillAsync(page.Locator("#actor"), who.Account.UserName);
        await journey.ActAsync(page.Locator("form.choices button"), "what this administrator did");
        var trail = await page.Locator("table.audit tbody tr").AllTextContentsAsync();
        Assert.Contains(trail, t => t.Contains("an.administrator@example.be", StringComparison.Ordinal) || t.Contains($"edition {key}", StringComparison.Ordinal));
        Assert.Contains(AuditAction.Delivery, portal.Installation.Audit.Latest(50).Where(e => e.Actor == who.Account.UserName).Select(e => e.Action));
    }

    /// <summary>Looks at the page until nothing of the edition is on its way any more.</summary>
    private async Task SentAsync(IPage page, long key)
    {
        await Patience.UntilAsync(() => portal.Installation.Deliveries.Of(key).All(d => d.State == DeliveryState.Sent), "the mails");

        await page.ReloadAsync();
        await Expect(page.Locator("table .state.sent").First).ToBeVisibleAsync();
        Assert.All(portal.Installation.Deliveries.Of(key), d => Assert.Equal(DeliveryState.Sent, d.State));
    }
}
