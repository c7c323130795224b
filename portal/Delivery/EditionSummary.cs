using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>A report in a few lines of text: the figures of its cards, and what its cover says.</summary>
public static class EditionSummary
{
    /// <summary>The lines, in the language of the report.</summary>
    public static string Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var lines = new List<string>();
        foreach (var page in content.Pages.Where(p => p.Visuals.Any(IsCards)))
        {
            lines.Add(page.Heading);
            lines.AddRange(page.Visuals.Where(IsCards).SelectMany(v => v.Series.Select(s => "- " + KpiCard.Of(s).InWords(v, content.Language))));
            lines.Add("");
        }

        lines.Add(FixedTexts.For(content.Language)["cover.changed"]);
        lines.AddRange(content.CoverSentences.Select(s => "- " + s));
        return string.Join('\n', lines);
    }

    private static bool IsCards(Visual visual) => visual.Kind == VisualKind.KpiCards;
}
