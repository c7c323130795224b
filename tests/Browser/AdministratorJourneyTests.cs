using Microsoft.Playwright;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Portal;
using ReIntegrationBI.Tests.Reports.Extracts;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;
using static Microsoft.Playwright.Assertions;
using LoadState = ReIntegrationBI.Warehouse.Loading.LoadState;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>An administrator loads a file with three bad rows knowingly, loads it again, and finds both in the journal and in the trail.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AdministratorJourneyTests(BrowserRoom room, AdminPortal portal) : IClassFixture<AdminPortal>
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";

    private static readonly string[] Bad = ["B5", "C6", "A7"];

    [BrowserFact]
    public Task Three_bad_rows_are_seen_loaded_taken_along_and_loaded_again() => WalkAsync("administrator", "38.75O");

    [BrowserFact(onlyThorough: true)]
    public Task Three_bad_rows_are_seen_loaded_taken_along_and_loaded_again_with_the_keyboard_alone() => WalkAsync("administrator by keyboard", "38.75o", byKeyboard: true);

    private async Task WalkAsync(string name, string badNumber, bool byKeyboard = false)
    {
        var who = Person.Join(portal.Parts, Role.Administrator, name.Replace(' ', '.'));
        var file = AdminPortal.Regions.Replace(".xlsx", $"-{who.Account.UserName}.xlsx", StringComparison.Ordinal);
        var bytes = portal.Changed(SampleEdit.Workbook(
            AdminPortal.Regions, Sheet1, ("38.758", badNumber), ("12.990", "=12990"), ("Bruxelles / Brussel", "Bruxxelles")));
        await using var context = await room.EnterAsync(portal.Address);
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        var page = journey.Page;

        await journey.BeginAsync("/admin");
        await journey.SignInAsync(who);
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/upload']"), "upload");
        await journey.GiveAsync(page.Locator("#file"), file, bytes);
        await journey.FillAsync(page.Locator("#limit"), "70%");
        await journey.ActAsync(page.Locator("main button[type=submit]"), "preview");
        Assert.Equal(Bad, await CellsAsync(page));
        await page.Locator("#rejections").ScrollIntoViewIfNeededAsync();
        await journey.ShootAsync("three bad rows");

        await journey.ActAsync(page.Locator("form[action*='/load?'] button"), "handed over");
        var load = await OpenResultAsync(journey, "loaded");
        Assert.Equal(Bad, await CellsAsync(page));
        var csv = await journey.TakeAsync(page.Locator("a[href$='rejections.csv']"));
        Assert.Equal($"load-{load.LoadKey}-rejections.csv", csv.Name);
        Assert.Equal([badNumber, "'=12990", "Bruxxelles"], ExtractFiles.Records(csv.Bytes)[1..].Select(r => r[5]));

        await journey.FillAsync(page.Locator("#limit"), "70%");
        await journey.ActAsync(page.Locator("form[action*='/rerun?'] button"), "handed over again");
        var again = await OpenResultAsync(journey, "loaded again");
        Assert.Equal((LoadState.Succeeded, load.LoadKey, 2, 3), (again.State, again.RerunOf, again.RowsLoaded, again.RowsRejected));

        await journey.ActAsync(page.Locator(".kicker a"), "journal");
        var newest = page.Locator("table.journal tbody tr").First;
        await Expect(newest.Locator("th a")).ToHaveTextAsync($"{again.LoadKey}");
        await Expect(newest.Locator($"a[href^='/admin/loads/{load.LoadKey}?']")).ToBeVisibleAsync();
        await Expect(newest).ToContainTextAsync(who.Account.UserName);

        await journey.ActAsync(page.Locator(".kicker a"), "administration");
        await journey.ActAsync(page.Locator(".doors a[href^='/admin/audit']"), "who did what");
        await journey.FillAsync(page.Locator("#actor"), who.Account.UserName);
        await journey.ActAsync(page.Locator("form.choices button"), "what this administrator did");
        var done = await page.Locator("table.audit tbody tr").AllTextContentsAsync();
        foreach (var subject in new[] { file, $"load {load.LoadKey}: {file}" })
        {
            Assert.Contains(done, d => d.Contains(subject, StringComparison.Ordinal));
        }

        var actions = portal.Trail().Where(t => t.Actor == who.Account.UserName).Select(t => t.Action).ToList();
        Assert.Equal(actions.Count, done.Count);
        Assert.Equal(
            new[] { AuditAction.Extract, AuditAction.Load, AuditAction.Rerun, AuditAction.SignIn, AuditAction.Upload }.Order(), actions.Distinct().Order());
    }

    /// <summary>Waits until work is over and opens the load that came of it.</summary>
    private async Task<LoadRecord> OpenResultAsync(Journey journey, string step)
    {
        // The page looks again by itself; who uses a keyboard waits as well.
        await Expect(journey.Page.Locator("main a.button[href^='/admin/loads']")).ToBeVisibleAsync();
        await journey.ShootAsync("over");
        var link = journey.Page.Locator("#results ~ .scroll a");
        var key = long.Parse(new Uri(new Uri(portal.Address), await link.GetAttributeAsync("href")).Segments[^1], System.Globalization.CultureInfo.InvariantCulture);
        await journey.ActAsync(link, step);
        return portal.Parts.Journal.Find(key)!;
    }

    private static async Task<IReadOnlyList<string>> CellsAsync(IPage page) => await page.Locator("[aria-labelledby=rejections] td.nowrap").AllTextContentsAsync();
}
