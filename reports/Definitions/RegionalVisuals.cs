using ReIntegrationBI.Reports.Dashboards;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>
/// The visuals of a report for one region: limited to it where a source gives its figures, whole where they break down by region, and else as in the
/// national edition, which they say under their title.
/// </summary>
/// <param name="region">The region, a member of the code list.</param>
/// <param name="narrowing">Limits visuals.</param>
/// <param name="words">Names those that are limited.</param>
/// <param name="builder">Fills visuals.</param>
/// <param name="texts">The fixed words.</param>
internal sealed class RegionalVisuals(string region, VisualNarrowing narrowing, VisualWords words, VisualBuilder builder, FixedTexts texts)
{
    private readonly DashboardState _state = DashboardState.Of("").With("region", region);

    /// <summary>The visual and whether it was limited; null where no source gives any of its figures.</summary>
    public (Visual Visual, bool IsOfRegion)? Build(VisualDefinition visual, string page, ICollection<Figure> used)
    {
        var narrowed = narrowing.Of(visual, _state, null, null);
        if (narrowed is { Definition: { } limited, IsChanged: true }
            && builder.Build(limited, page, used, shown => (words.Title(limited), words.Subtitle(limited, shown))) is { } regional)
        {
            // A line needs two points.
            return (regional is { Kind: VisualKind.Line, Categories.Count: 1 } ? regional with { Kind = VisualKind.Bar } : regional, true);
        }

        return builder.Build(visual, page, used) is not { } national ? null
            : narrowed is { Definition: not null, IsChanged: false } ? (national, false)
            : (national with { Subtitle = $"{national.Subtitle} ({texts["region.visual"]})" }, false);
    }
}
