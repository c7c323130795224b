using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Dashboards;

/// <summary>Titles and subtitles of visuals that ask something else than their sentences were written for.</summary>
/// <param name="reader">Names measures.</param>
/// <param name="texts">The fixed words.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
/// <param name="name">Names a member of a dimension; null where it is the whole.</param>
internal sealed class VisualWords(FigureReader reader, FixedTexts texts, string language, Func<string, string, string?> name)
{
    /// <summary>Measures and what they are broken down by.</summary>
    public string Title(VisualDefinition visual)
    {
        var measures = visual.Series.Select(s => s.Measure).Distinct().Select(reader.MeasureLabel).ToList();
        var by = visual.Series.Select(s => s.Split).OfType<string>().Prepend(visual.Category).Where(d => d.Length > 0).Distinct()
            .Select(d => texts["by." + d]).ToList();
        return measures.Count == 0
            ? visual.Subtitle.In(language)
            : Sentence.Capital(string.Join(", ", measures)) + (by.Count == 0 ? "" : " " + string.Join(" ", by));
    }

    /// <summary>Units, members that all series have in common, and periods.</summary>
    public string Subtitle(VisualDefinition visual, IReadOnlyList<Figure> shown)
    {
        var units = shown.Select(f => f.Unit.Label.In(language)).Distinct().ToList();
        var members = visual.Series.SelectMany(s => s.Where).Where(w => w.Key is not ("unit" or "period" or "publication") && visual.Series.All(s => s.Where.GetValueOrDefault(w.Key) == w.Value))
            .DistinctBy(w => w.Key).Select(w => name(w.Key, w.Value)).OfType<string>().ToList();
        var periods = shown.Select(f => f.Period).DistinctBy(p => p.Code).Order().ToList();
        var format = Formatter.For(language);
        var when = periods.Count == 0 ? ""
            : periods.Count == 1 ? format.Period(periods[0])
            : texts.Fill("dashboard.from_to", format.Period(periods[0]), format.Period(periods[^1]));
        return Sentence.Capital(string.Join("; ", new[] { string.Join(", ", units), string.Join(", ", members), when }.Where(p => p.Length > 0)));
    }
}
