using System.Text;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>A visual as a file to take along: its numbers as CSV or XLSX, its picture as SVG or PNG. What is suppressed is in none of them.</summary>
public static class VisualFile
{
    /// <summary>A drawing that stands alone.</summary>
    public const string Svg = "svg";

    /// <summary>A picture, at twice the pixels of the page.</summary>
    public const string Png = "png";

    /// <summary>The forms that a visual has: cards and tables are no drawing, so they have no SVG.</summary>
    /// <param name="visual">The visual.</param>
    public static IReadOnlyList<string> FormatsOf(Visual visual) =>
        IsDrawn(visual.Kind) ? [ExtractFormat.Workbook, ExtractFormat.Csv, Svg, Png] : [ExtractFormat.Workbook, ExtractFormat.Csv, Png];

    /// <summary>The media type of a form.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static string MediaType(string format) => format switch
    {
        Svg => "image/svg+xml",
        Png => "image/png",
        _ => ExtractFormat.MediaType(format),
    };

    /// <summary>Writes a visual.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="annex">Where the numbers of its points come from; those of other visuals are passed over.</param>
    /// <param name="format">A form of <see cref="FormatsOf"/>.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="filters">Which filters hold, in words of the language; each is said in the file.</param>
    /// <param name="madeAt">Now (UTC).</param>
    /// <param name="target">Where it goes, written to only when it is complete; stays open.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The visual has no such form.</exception>
    /// <exception cref="ChromiumMissingException">A PNG was asked for and there is no browser to draw it.</exception>
    /// <exception cref="TimeoutException">The browser did not end in time.</exception>
    public static async Task WriteAsync(
        Visual visual, IReadOnlyList<AnnexEntry> annex, string format, string language, IReadOnlyList<string> filters, DateTime madeAt, Stream target,
        CancellationToken cancellation = default)
    {
        if (!FormatsOf(visual).Contains(format))
        {
            throw new ArgumentOutOfRangeException(
                nameof(format), format, $"The visual {visual.Id} can be had as {string.Join(", ", FormatsOf(visual))}.");
        }

        visual = Withheld(visual);
        switch (format)
        {
            case Svg:
                await target.WriteAsync(Encoding.UTF8.GetBytes(await SvgFile.OfAsync(visual, language, filters)), cancellation);
                break;
            case Png:
                await target.WriteAsync(await PngFile.OfAsync(visual, language, filters, cancellation), cancellation);
                break;
            default:
                using (var whole = new MemoryStream())
                {
                    ExtractWriter.Write(VisualTable.Of(visual, annex, language, filters, madeAt), format, whole);
                    whole.Position = 0;
                    await whole.CopyToAsync(target, cancellation);
                }

                break;
        }
    }

    /// <summary>Whether visuals of a kind are drawings.</summary>
    internal static bool IsDrawn(VisualKind kind) => kind != VisualKind.KpiCards && !Survey.IsTable(kind);

    // Whatever a caller left in a point that is not shown goes no further than here.
    private static Visual Withheld(Visual visual) => visual with
    {
        Series = [.. visual.Series.Select(s => s with { Points = Withheld(s.Points), AtRisk = s.AtRisk is null ? null : Withheld(s.AtRisk) })],
    };

    private static IReadOnlyList<DataPoint> Withheld(IReadOnlyList<DataPoint> points) =>
        [.. points.Select(p => p.State == CellState.Shown ? p : p with { Value = null, Text = "", Annex = null, Letters = "", Range = null })];
}
