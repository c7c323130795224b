using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>A visual as a picture, drawn by the browser that prints the reports: its SVG, or of cards and tables a small page.</summary>
internal static partial class PngFile
{
    private const int PageWidth = 860;
    private const int LargestSide = 8000; // CSS pixels; what is larger is no picture any more

    /// <summary>The picture.</summary>
    public static async Task<byte[]> OfAsync(Visual visual, string language, IReadOnlyList<string> filters, CancellationToken cancellation)
    {
        using var browser = new Browser();
        var (page, picture) = (browser.File("visual.html"), browser.File("visual.png"));
        await File.WriteAllTextAsync(
            page, Document(language, VisualFile.IsDrawn(visual.Kind) ? Within(await SvgFile.OfAsync(visual, language, filters)) : await Page(visual, language, filters)),
            cancellation);
        var (width, height) = await SizeAsync(browser, page, cancellation);
        var (_, errors) = await browser.RunAsync(
            page,
            ["--hide-scrollbars", "--force-device-scale-factor=2", FormattableString.Invariant($"--window-size={width},{height}"), "--screenshot=" + picture],
            cancellation);
        return File.Exists(picture) ? await File.ReadAllBytesAsync(picture, cancellation) : throw browser.Without("a picture", errors);
    }

    // How high a page of text becomes only the browser knows.
    private static async Task<(int Width, int Height)> SizeAsync(Browser browser, string page, CancellationToken cancellation)
    {
        var (output, errors) = await browser.RunAsync(page, [FormattableString.Invariant($"--window-size={PageWidth},600"), "--dump-dom"], cancellation);
        var size = Size().Match(output);
        return size.Success
            ? (Side(size.Groups["width"].Value), Side(size.Groups["height"].Value))
            : throw browser.Without("the size of the picture", errors);

        static int Side(string text) => Math.Clamp(int.Parse(text, CultureInfo.InvariantCulture), 1, LargestSide);
    }

    private static string Within(string svg) => svg[(svg.IndexOf("?>", StringComparison.Ordinal) + 2)..];

    private static async Task<string> Page(Visual visual, string language, IReadOnlyList<string> filters)
    {
        var view = await ComponentText.OfAsync<VisualView>(new() { [nameof(VisualView.Visual)] = visual, [nameof(VisualView.Language)] = language });
        var said = filters.Count == 0 ? ""
            : $"<p class=\"filters\">{WebUtility.HtmlEncode(FixedTexts.For(language).Fill("extract.filters", string.Join("; ", filters)))}</p>";

        // What folds out and what leads to the annex of a report has no place in a picture.
        return $$"""
            <style>
            {{StyleSheet.Get("tokens")}}
            {{StyleSheet.Get("visuals")}}
            body { padding: 24px; width: max-content; max-width: none; background: var(--paper); }
            .visual { margin: 0; min-width: {{PageWidth - 48}}px; } .visual .scroll { overflow: visible; } .twin, .ref { display: none; }
            table.data td.suppressed::after, table.data td.absent::after { content: none; }
            table.data:not(.crosstab) thead .num { padding-right: 8px; } table.data:not(.crosstab) thead tr > .num:last-child { padding-right: 0; }
            .cards { width: {{PageWidth - 48}}px; }
            .filters { font-family: var(--font); font-size: var(--t1); color: var(--muted); margin: 8px 0 0; max-width: {{PageWidth - 48}}px; }
            </style>
            {{view}}{{said}}
            """;
    }

    // The script is ours, and tells the size; the document is opened from this machine and is gone afterwards.
    private static string Document(string language, string body) => $$"""
        <!DOCTYPE html>
        <html lang="{{language}}"><head><meta charset="utf-8"><meta name="color-scheme" content="only light">
        <style>html, body { margin: 0; background: #ffffff; } body { display: inline-block; }</style></head>
        <body>{{body}}
        <script>
        const box = document.body.getBoundingClientRect();
        document.documentElement.dataset.width = Math.ceil(box.width);
        document.documentElement.dataset.height = Math.ceil(box.height);
        </script>
        </body></html>
        """;

    [GeneratedRegex("<html[^>]*data-width=\"(?<width>[0-9]+)\" data-height=\"(?<height>[0-9]+)\"")]
    private static partial Regex Size();
}
