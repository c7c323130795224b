using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReIntegrationBI.Reports.Rendering;

/// <summary>
/// On which page each anchor of a printed document stands. Chromium's print has no page numbers for a table of contents
/// (CSS target-counter is missing), but the PDF that it writes holds its anchors as named destinations, in the open.
/// </summary>
internal static partial class PdfDestinations
{
    /// <summary>Page numbers from 1 by anchor; empty where the PDF does not give them.</summary>
    public static IReadOnlyDictionary<string, int> Read(string pdfPath)
    {
        var text = File.ReadAllText(pdfPath, Encoding.Latin1);
        var kids = PageTree().Matches(text).ToDictionary(
            m => m.Groups["id"].Value,
            m => Reference().Matches(m.Groups["kids"].Value).Select(r => r.Groups[1].Value).ToList());
        var roots = kids.Keys.Except(kids.Values.SelectMany(k => k)).ToList();
        if (roots.Count != 1)
        {
            return new Dictionary<string, int>();
        }

        var pages = Leaves(roots[0], kids).Select((id, i) => (id, Number: i + 1)).ToDictionary(p => p.id, p => p.Number);
        return Destination().Matches(text)
            .Where(m => pages.ContainsKey(m.Groups["page"].Value))
            .DistinctBy(m => m.Groups["name"].Value)
            .ToDictionary(m => m.Groups["name"].Value, m => pages[m.Groups["page"].Value]);
    }

    /// <summary>Writes page numbers into the places that a document keeps for them: <c>&lt;span data-page-of="anchor"&gt;&lt;/span&gt;</c>.</summary>
    public static string Fill(string html, IReadOnlyDictionary<string, int> pages) =>
        Place().Replace(
            html,
            m => pages.TryGetValue(m.Groups["name"].Value, out var page)
                ? m.Groups["open"].Value + page.ToString(CultureInfo.InvariantCulture) + "</span>"
                : m.Value);

    /// <summary>Whether a document keeps places for page numbers.</summary>
    public static bool AskedBy(string html) => Place().IsMatch(html);

    private static IEnumerable<string> Leaves(string id, Dictionary<string, List<string>> kids) =>
        kids.TryGetValue(id, out var below) ? below.SelectMany(k => Leaves(k, kids)) : [id];

    [GeneratedRegex(@"(?<id>\d+) 0 obj\s*<<\s*/Type /Pages\b(?:(?!endobj)[\s\S])*?/Kids \[(?<kids>[^\]]*)\]")]
    private static partial Regex PageTree();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/(?<name>[A-Za-z0-9_-]+) \[(?<page>\d+) 0 R /XYZ")]
    private static partial Regex Destination();

    [GeneratedRegex("""(?<open><span [^>]*data-page-of="(?<name>[^"]+)"[^>]*>)</span>""")]
    private static partial Regex Place();
}
