using System.Collections.Concurrent;
using Microsoft.Playwright;
using ReIntegrationBI.Reports.Texts;
using Xunit.Abstractions;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>
/// Every page, for what a machine can find that keeps somebody out: each in one look, light or dark, on a desk or on a phone, in turn; in all looks where
/// <c>REINTEGRATIONBI_TEST_THOROUGH</c> is 1. What a machine cannot find stands in docs/operations/accessibility.md.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserRoom room, BrowserPortal portal, ITestOutputHelper output)
{
    // As many as run at once on the smallest machine that we build on.
    private const int Visitors = 2;

    private static readonly Look[] Looks = [new(), new(Dark: true), Look.OnPhone, Look.OnPhone with { Dark = true }];

    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("REINTEGRATIONBI_TEST_THOROUGH") == "1";

    // Of the rows of a long table each is like the one before it.
    private static readonly int FirstStops = IsThorough ? 25 : 12;

    [BrowserFact]
    public async Task No_page_keeps_anybody_out()
    {
        var waiting = new ConcurrentQueue<Visit>(AuditedPages.All.SelectMany((page, turn) =>
            Enumerable.Range(turn, IsThorough ? Looks.Length : 1).Select(i => new Visit(turn, page, Looks[i % Looks.Length], Languages.All[i % Languages.All.Count]))));
        var (visits, found) = (waiting.Count, new ConcurrentBag<string>());
        var took = new ConcurrentBag<(double Seconds, Visit Visit)>();
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => WorkAsync()));

        output.WriteLine($"{AuditedPages.All.Count} pages, {visits} visits, {took.Sum(t => t.Seconds):0} s by {Visitors} visitors");
        foreach (var (seconds, visit) in took.OrderByDescending(t => t.Seconds).Take(8))
        {
            output.WriteLine($"{seconds:0.0} s {visit}");
        }

        var lines = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} findings:\n{string.Join('\n', lines.Take(80))}");

        async Task WorkAsync()
        {
            await using var reader = await room.EnterAsync(portal.Address);
            await using var administrator = await room.EnterAsync(portal.Address);
            await administrator.AddCookiesAsync([portal.Session]);
            var (open, signedIn) = (await reader.NewPageAsync(), await administrator.NewPageAsync());
            while (waiting.TryDequeue(out var visit))
            {
                var start = System.Diagnostics.Stopwatch.GetTimestamp();
                foreach (var finding in await LookAsync(visit.Page.SignedIn ? signedIn : open, visit))
                {
                    found.Add($"[{visit}] {finding}");
                }

                took.Add((System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, visit));
            }
        }
    }

    private async Task<IReadOnlyList<Finding>> LookAsync(IPage page, Visit visit)
    {
        await page.SetViewportSizeAsync(visit.Look.Width, visit.Look.Height);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = visit.Look.Dark ? ColorScheme.Dark : ColorScheme.Light });
        await page.GotoAsync(AuditedPages.In(portal.Place(visit.Page.Address), visit.Language));
        await Artifacts.ShootAsync(page, "pages", $"{visit.Turn:00}{visit.Page.Address}-{visit.Look}", whole: true);
        if (page.Url.Contains("/sign-in", StringComparison.Ordinal) != visit.Page.Address.StartsWith("/sign-in", StringComparison.Ordinal))
        {
            return [new Finding("address", "html", $"it led to {page.Url}")];
        }

        List<Finding> found = [.. await PageAudit.WalkAsync(page, FirstStops, withEnd: IsThorough), .. await PageAudit.SkipLinkAsync(page)];
        await PageAudit.UnfoldAsync(page);
        found.AddRange(await PageAudit.OwnAsync(page, visit.Language));
        if (visit.Look.Width > Look.Phone)
        {
            // A phone at twice its text would be a window of 180 px, which nobody asks for.
            found.AddRange(await PageAudit.TextZoomAsync(page));
        }

        found.AddRange(await PageAudit.PrintAsync(page));
        found.AddRange(await PageAudit.AxeAsync(page));
        return found;
    }

    private sealed record Visit(int Turn, AuditedPage Page, Look Look, string Language)
    {
        public override string ToString() => $"{Page.Address}, {Look}, {Language}";
    }
}
