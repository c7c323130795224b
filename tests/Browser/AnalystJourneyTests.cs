using System.Globalization;
using Microsoft.Playwright;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Tests.Reports.Extracts;
using ReIntegrationBI.Warehouse.Accounts;
using static Microsoft.Playwright.Assertions;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>An analyst wants to know how many people in Flanders are invalid by burn-out: sees the number, where it comes from, and finds it in every file.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AnalystJourneyTests(BrowserRoom room, BrowserPortal portal)
{
    private const string Language = "nl";

    // What the source published, see tests/Reference/riziv-figures.csv.
    private const decimal Published = 18_209;

    private static readonly PortalTexts T = PortalTexts.For(Language);
    private static readonly string Shown = Formatter.For(Language).Number(Published);

    [BrowserFact]
    public Task One_number_on_the_page_in_its_source_and_in_every_file() => WalkAsync("analyst", new Look());

    [BrowserFact(onlyThorough: true)]
    public Task One_number_on_the_page_in_its_source_and_in_every_file_without_scripts() => WalkAsync("analyst without scripts", new Look(Script: false));

    [BrowserFact(onlyThorough: true)]
    public Task One_number_on_the_page_in_its_source_and_in_every_file_with_the_keyboard_alone() => WalkAsync("analyst by keyboard", new Look(), byKeyboard: true);

    private async Task WalkAsync(string name, Look look, bool byKeyboard = false)
    {
        await using var context = await room.EnterAsync(portal.Address, look);
        var journey = new Journey(await context.NewPageAsync(), name, byKeyboard);
        await journey.BeginAsync("/dashboards/stock");
        await journey.ActAsync(journey.Page.Locator(".visitor a"), "to sign in");
        await journey.SignInAsync(Person.Join(portal.Installation, Role.Analyst, name.Replace(' ', '.')));
        Assert.Equal("/dashboards/stock", new Uri(journey.Page.Url).AbsolutePath);

        await DrillDownAsync(journey, look.Script);
        await FilterAsync(journey, look.Script);
        await CrossFilterAsync(journey, look.Script);
        await ThroughToTheCellAsync(journey);
        await TakeVisualAsync(journey);
        await TakeExtractAsync(journey);
    }

    /// <summary>From the mental disorders to depression and burn-out, and to each of the two.</summary>
    private static async Task DrillDownAsync(Journey journey, bool script)
    {
        var page = journey.Page;
        var bars = page.Locator("#tile-explore-disease");
        await journey.ActAsync(page.Locator("#drill-explore-disease-disease_group-mental"), "drilled down");
        await journey.ActAsync(page.Locator("#drill-explore-disease-disease_group-depression-burnout"), "drilled down again");
        await Expect(bars.Locator("#v-explore-disease-pick-burnout")).ToBeAttachedAsync();
        await IsAtAsync(page, "in.disease_group=depression_burnout");
        if (script)
        {
            // The link that led here is gone; who used it stays at the visual.
            await Expect(bars.Locator(".title")).ToBeFocusedAsync();
            await Expect(bars.Locator(".title")).ToBeInViewportAsync();
        }

        await journey.ActAsync(page.Locator("#chip-reset"), "all again");
        await Expect(page.Locator("#v-explore-disease-pick-burnout")).Not.ToBeAttachedAsync();
        await IsNotAtAsync(page, "in.disease_group");
    }

    private static async Task FilterAsync(Journey journey, bool script)
    {
        var page = journey.Page;
        await page.EvaluateAsync("() => { window.stays = true; }");
        await journey.ChooseAsync(page.Locator("#slicer-region"), "Flanders", "a region");
        if (script)
        {
            await IsAtAsync(page, "region=Flanders");
            await Expect(page.Locator("#slicer-region")).ToBeFocusedAsync();
        }

        await journey.ChooseAsync(page.Locator("#slicer-disease_group"), "burnout", "a disease group");
        if (!script)
        {
            await journey.ActAsync(page.Locator(".slicers button"), "applied");
        }

        await IsAtAsync(page, "region=Flanders");
        await IsAtAsync(page, "disease_group=burnout");
        await Expect(page.Locator("#holds [data-say]")).ToContainTextAsync("Vlaams Gewest");
        await Expect(page.Locator("#holds [data-say]")).ToContainTextAsync("Burn-out");
        await Expect(page.Locator("#tile-explore-region svg")).ToContainTextAsync(Shown);
        await journey.ShootAsync("filtered");

        // With a script the page is the same one still, and only its parts were exchanged.
        Assert.Equal(script, await page.EvaluateAsync<bool>("() => window.stays === true"));
    }

    private static async Task CrossFilterAsync(Journey journey, bool script)
    {
        var page = journey.Page;
        var bar = page.Locator("#v-explore-region-pick-Wallonia");
        var says = page.Locator("#holds [data-say]");
        await journey.ActAsync(bar, "a bar");
        await IsAtAsync(page, "region=Wallonia");
        await Expect(says).ToContainTextAsync("Waals Gewest");
        await Expect(bar).ToHaveAttributeAsync("aria-current", "true");
        if (script)
        {
            await Expect(bar).ToBeFocusedAsync();
            await Expect(page.Locator("#announce")).ToContainTextAsync("Waals Gewest");
        }

        await journey.ActAsync(bar, "the bar again");
        await IsNotAtAsync(page, "region=");
        await Expect(says).Not.ToContainTextAsync("Gewest of provincie");
        await Expect(bar).Not.ToHaveAttributeAsync("aria-current", "true");

        await page.GoBackAsync();
        await IsAtAsync(page, "region=Wallonia");
        await Expect(says).ToContainTextAsync("Waals Gewest");
        await page.GoBackAsync();
        await IsAtAsync(page, "region=Flanders");
        await Expect(says).ToContainTextAsync("Vlaams Gewest");
        await Expect(page.Locator("#slicer-region")).ToHaveValueAsync("Flanders");
        await journey.ShootAsync("back");
    }

    private async Task ThroughToTheCellAsync(Journey journey)
    {
        // As the program says it: the number and where it stands.
        var query = portal.Lines("query", "invalidity_persons", "--by", "period", "--where", "region=Flanders", "--where", "disease_group=burnout", "--provenance", "--format", "csv");
        var said = query[0].Split(',').Zip(Assert.Single(query[1..]).Split(',')).ToDictionary(p => p.First, p => p.Second);
        Assert.Equal(Published, decimal.Parse(said["value"], CultureInfo.InvariantCulture));

        await journey.ActAsync(journey.Page.Locator("#tile-explore-region .tile-links a").First, "rows and sources");
        var row = journey.Page.Locator("table.sources tbody tr", new() { HasText = Shown });
        foreach (var place in new[] { "file", "sheet", "cell" })
        {
            await Expect(row).ToContainTextAsync(said[place]);
        }

        await row.ScrollIntoViewIfNeededAsync();
        await journey.ShootAsync("the cell");
    }

    private static async Task TakeVisualAsync(Journey journey)
    {
        var links = journey.Page.Locator(".visual-page .tile-links");
        var csv = await journey.TakeAsync(links.Locator("a[href*='.csv']"));
        Assert.Equal("stock-explore-region-nl.csv", csv.Name);
        var record = Assert.Single(ExtractFiles.Records(csv.Bytes), r => r.Contains("Vlaams Gewest"));
        Assert.Equal(Published, decimal.Parse(record[^1], CultureInfo.InvariantCulture));

        var xlsx = await journey.TakeAsync(links.Locator("a[href*='.xlsx']"));
        Assert.Equal("stock-explore-region-nl.xlsx", xlsx.Name);
        var row = Assert.Single(ExtractFiles.Sheets(xlsx.Bytes).First().Value, r => r.Contains("Vlaams Gewest"));
        Assert.Equal(Published, Convert.ToDecimal(row[^1], CultureInfo.InvariantCulture));
    }

    private static async Task TakeExtractAsync(Journey journey)
    {
        var page = journey.Page;
        await journey.ActAsync(page.Locator(".tools a[href^='/extracts']"), "extracts");
        await journey.TickAsync(page.Locator("#m-invalidity_persons"));
        await journey.ActAsync(page.Locator("form.builder button"), "measure");
        await journey.TickAsync(page.Locator("#by-period"));
        await journey.ChooseAsync(page.Locator("#where-region"), "region=Flanders", "extract of a region");
        await journey.ChooseAsync(page.Locator("#where-disease_group"), "disease_group=burnout", "extract of a disease group");
        await journey.ActAsync(page.Locator("button[name=show]"), "first rows");
        await Expect(page.Locator("#rows tbody tr")).ToContainTextAsync(Shown);
        Assert.Equal(1, await page.Locator("#rows tbody tr").CountAsync());
        await HoldsTheNumberAsync(page.Locator("#rows a[href*='file.csv']"));

        await journey.FillAsync(page.Locator("#keep-title ~ form #name"), "Burn-out in Vlaanderen");
        await journey.ActAsync(page.Locator("#keep-title ~ form button"), "saved");
        var saved = page.Locator("table.saved tbody tr");
        await Expect(saved).ToContainTextAsync("Burn-out in Vlaanderen");
        await HoldsTheNumberAsync(saved.Locator("a[href*='file.csv']"));

        await journey.ActAsync(saved.Locator("th a"), "asked again");
        await Expect(page.Locator("#rows tbody tr")).ToContainTextAsync(Shown);
        await Expect(saved.Locator("td").Nth(1)).Not.ToHaveTextAsync("–");

        async Task HoldsTheNumberAsync(ILocator link)
        {
            var csv = ExtractFiles.Records((await journey.TakeAsync(link)).Bytes);
            var values = csv[0].Zip(Assert.Single(csv[1..])).ToDictionary(p => p.First, p => p.Second);
            Assert.Equal(Published, decimal.Parse(values["value"], CultureInfo.InvariantCulture));
        }
    }

    private static Task IsAtAsync(IPage page, string part) => page.WaitForURLAsync(u => Asked(u).Contains(part, StringComparison.Ordinal));

    private static Task IsNotAtAsync(IPage page, string part) => page.WaitForURLAsync(u => !Asked(u).Contains(part, StringComparison.Ordinal));

    private static string Asked(string address) => new Uri(address).Query;
}
