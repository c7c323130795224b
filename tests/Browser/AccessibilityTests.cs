using Microsoft.Playwright;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>
/// Every page, in all languages, light and dark, on a desk and on a phone, for what a machine can find that keeps somebody out. What it cannot
/// find stands in docs/operations/accessibility.md.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserRoom room, BrowserPortal portal) : IAsyncLifetime
{
    // Of the rows of a long table each is like the one before it.
    private const int MostStops = 40;

    private IBrowserContext? _context;

    public static TheoryData<string> Pages => [.. AuditedPages.All];

    public async Task InitializeAsync() => _context = BrowserRoom.Missing() is null ? await room.EnterAsync(portal) : null;

    public async Task DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_keeps_nobody_out(string address)
    {
        var page = await _context!.NewPageAsync();
        var turn = AuditedPages.All.ToList().IndexOf(address);
        var found = new List<string>();

        // Each page in each language, so in each of these looks in one of them.
        var first = await OpenAsync(new Look(), 0);
        Add(await PageAudit.WalkAsync(page, MostStops), first);
        await page.ReloadAsync();
        Add(await PageAudit.SkipLinkAsync(page), first);
        await PageAudit.UnfoldAsync(page);
        Add(await PageAudit.OwnAsync(page, Language(0)), first);
        Add(await PageAudit.TextZoomAsync(page), first);
        Add(await PageAudit.PrintAsync(page), first);
        Add(await PageAudit.AxeAsync(page), first);

        var dark = await OpenAsync(new Look(Dark: true), 1);
        await PageAudit.UnfoldAsync(page);
        Add(await PageAudit.OwnAsync(page, Language(1)), dark);
        Add(await PageAudit.AxeAsync(page, "color-contrast"), dark);

        var phone = await OpenAsync(Look.OnPhone with { Dark = true }, 2);
        Add(await PageAudit.WalkAsync(page, MostStops / 2), phone);
        await PageAudit.UnfoldAsync(page);
        Add(await PageAudit.OwnAsync(page, Language(2)), phone);
        Add(await PageAudit.AxeAsync(page, "color-contrast", "target-size", "scrollable-region-focusable"), phone);

        Assert.True(found.Count == 0, $"{found.Count} findings on {address}:\n{string.Join('\n', found.Distinct().Take(60))}");

        string Language(int look) => Languages.All[(turn + look) % Languages.All.Count];

        async Task<string> OpenAsync(Look look, int number)
        {
            await page.SetViewportSizeAsync(look.Width, look.Height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
            await page.GotoAsync(AuditedPages.In(address, Language(number)));
            await Artifacts.ShootAsync(page, "pages", $"{turn:00}{address}-{look.Width}-{(look.Dark ? "dark" : "light")}");
            return $"{look}, {Language(number)}";
        }

        void Add(IReadOnlyList<Finding> some, string look) => found.AddRange(some.Select(f => $"[{look}] {f}"));
    }
}
