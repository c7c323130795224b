using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Delivery;

namespace ReIntegrationBI.Portal.Delivery;

/// <summary>A report in a few lines of text: the figures of its cards, what its cover says, and what came in since the edition before.</summary>
public static class EditionSummary
{
    /// <summary>The lines, in the language of the report.</summary>
    /// <param name="content">The report.</param>
    /// <param name="before">The edition before it, or null where it is the first.</param>
    /// <param name="changedLoads">Loads that are new or replaced since then.</param>
    public static string Of(ReportContent content, Edition? before, int changedLoads)
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
        if (before is not null)
        {
            lines.Add("- " + PortalTexts.For(content.Language).Fill(
                "mail.since_last", Formatter.For(content.Language).Date(DateOnly.FromDateTime(before.KnownAt)), changedLoads));
        }

        return string.Join('\n', lines);
    }

    private static bool IsCards(Visual visual) => visual.Kind == VisualKind.KpiCards;
}
