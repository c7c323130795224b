using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ReIntegrationBI.Tests.Browser;

/// <summary>Looks for what keeps somebody out of a page: axe-core, and checks of our own.</summary>
public static class PageAudit
{
    /// <summary>The rules of axe that are asked: WCAG 2.2 at levels A and AA, and its good practices.</summary>
    public static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private const int MostRows = 24;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string Own = Script("page-audit"), Zoom = Script("page-zoom"), Print = Script("page-print"), Stop = Script("focus-stop");

    /// <summary>Unfolds everything that can be unfolded, so that it is looked at too.</summary>
    public static Task UnfoldAsync(IPage page) => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>What axe finds. It is slow on thousands of rows, of which each is like the one before: it gets the first of every table, and the rest is gone from the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">Names of rules; none for all that <see cref="Tags"/> name.</param>
    public static async Task<IReadOnlyList<Finding>> AxeAsync(IPage page, params string[] rules)
    {
        await page.EvaluateAsync(
            """
            most => {
              // Whatever scrolled below what stays at the top is hidden there for now only.
              scrollTo({ top: 0, behavior: 'instant' });
              document.querySelectorAll('tbody').forEach(b => {
                const rows = [...b.rows];
                rows.slice(most).forEach(r => r.remove());
                // What reached beyond the last row that stays ends there.
                rows.slice(0, most).forEach((r, i) => [...r.cells].forEach(c => { c.rowSpan = Math.min(c.rowSpan, Math.min(most, rows.length) - i); }));
              });
            }
            """, MostRows);
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string>(
            """
            async ({ type, values }) => {
              const answer = await axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'], selectors: true });
              return JSON.stringify(answer.violations.flatMap(v => v.nodes.map(n => ({
                rule: v.id, at: n.target.join(' '), text: (n.failureSummary ?? v.help).replace(/\s+/g, ' ') }))));
            }
            """,
            rules.Length == 0 ? new { type = "tag", values = Tags } : new { type = "rule", values = rules });
        return Read(found);
    }

    /// <summary>What our own checks find in the page as it stands.</summary>
    public static async Task<IReadOnlyList<Finding>> OwnAsync(IPage page, string language) =>
        Read(await page.EvaluateAsync<string>(Own, new { language, phone = page.ViewportSize!.Width <= Look.Phone }));

    /// <summary>What is lost with text at twice its size.</summary>
    public static async Task<IReadOnlyList<Finding>> TextZoomAsync(IPage page) => Read(await page.EvaluateAsync<string>(Zoom));

    /// <summary>What is printed and should not be.</summary>
    public static async Task<IReadOnlyList<Finding>> PrintAsync(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var found = Read(await page.EvaluateAsync<string>(Print));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        return found;
    }

    /// <summary>Walks through the page with Tab, from its top to where the focus leaves it; of a long page its first stops, and its last ones where asked.</summary>
    /// <param name="page">The page, in which nothing has the focus yet.</param>
    /// <param name="most">Stops of the beginning at most; as many again at the end.</param>
    /// <param name="withEnd">Whether the end is walked too.</param>
    public static async Task<IReadOnlyList<Finding>> WalkAsync(IPage page, int most, bool withEnd)
    {
        var (found, walked) = (new List<Finding>(), 0);
        if (await GoOnAsync(most) && withEnd)
        {
            await page.EvaluateAsync(
                """
                most => {
                  window.auditWalk = undefined;
                  const stops = [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex="0"]')].filter(e => e.checkVisibility());
                  stops.at(-most).focus();
                }
                """, most);
            if (await GoOnAsync(most * 2))
            {
                found.Add(new Finding("focus", "html", $"the focus has not left the page {most * 2} stops after the {most}th from its end"));
            }
        }

        return found;

        async Task<bool> GoOnAsync(int stops)
        {
            for (var i = 0; i < stops; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var stop = await NextStopAsync(page);
                // After the last stop comes the browser itself or at once the first one again.
                if (stop.IsPage || stop.IsFirst || (walked > 0 && IsSkipLink(stop)))
                {
                    if (i == 0)
                    {
                        found.Add(new Finding("focus", "html", "Tab reaches nothing"));
                    }

                    return false;
                }

                if (walked++ == 0 && !IsSkipLink(stop))
                {
                    found.Add(new Finding("skip-link", stop.At, $"\"{stop.Name}\" is the first stop; expected the link to the content"));
                }

                found.AddRange(stop.Problems.Select(p => new Finding("focus", stop.At, $"\"{stop.Name}\" {p}")));
            }

            return true;
        }
    }

    private static bool IsSkipLink(FocusStop stop) => stop.At.EndsWith(".skip", StringComparison.Ordinal);

    /// <summary>The element that has the focus, by itself.</summary>
    public static async Task<FocusStop> StopAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.auditWalk = undefined; }");
        return await NextStopAsync(page);
    }

    /// <summary>The element that has the focus, as the next on a walk.</summary>
    private static async Task<FocusStop> NextStopAsync(IPage page) => JsonSerializer.Deserialize<FocusStop>(await page.EvaluateAsync<string>(Stop), CamelCase)!;

    /// <summary>Whether the link to the content is seen when it has the focus, and leads past everything that every page repeats.</summary>
    public static async Task<IReadOnlyList<Finding>> SkipLinkAsync(IPage page)
    {
        await page.Locator(".skip").FocusAsync();
        var first = await StopAsync(page);
        await page.Keyboard.PressAsync("Enter");
        var isIn = await page.EvaluateAsync<bool>("() => document.activeElement?.localName === 'main'");
        await page.Keyboard.PressAsync("Tab");
        var goesOn = await page.EvaluateAsync<bool>("() => !document.activeElement?.closest('header, .skip')");
        return isIn && goesOn && first.Problems.Count == 0
            ? []
            : [new Finding("skip-link", first.At, $"\"{first.Name}\" {string.Join(", ", first.Problems)}; in the content: {isIn}, and on from there: {goesOn}")];
    }

    private static List<Finding> Read(string json) => JsonSerializer.Deserialize<List<Finding>>(json, CamelCase)!;

    private static string Script(string name)
    {
        using var stream = typeof(PageAudit).Assembly.GetManifestResourceStream($"Browser/{name}.js")!;
        using var reader = new StreamReader(stream);

        // Comments before the function would make it a statement in place of an expression.
        return string.Join('\n', reader.ReadToEnd().Split('\n').SkipWhile(l => l.StartsWith("//", StringComparison.Ordinal)));
    }
}
