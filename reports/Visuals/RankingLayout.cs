using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Lays out a ranking: one bar an item, its first, second and third places stacked from dark to pale with their sum at the end, the largest sum first.</summary>
public static class RankingLayout
{
    private const double Size = 12;
    private const double Thick = 20;
    private const double Gap = 8;
    private const double Air = 6;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.RankingBar"/>; at most <see cref="Survey.MostRanks"/> series, no value is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A share is negative, or there are more ranks than can be told apart.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Series.Count > Survey.MostRanks)
        {
            throw new ArgumentException(
                $"Visual {visual.Id} has {visual.Series.Count} ranks; a ranking bar holds at most {Survey.MostRanks}: leave the lower ranks to the table.", nameof(visual));
        }

        SurveyBars.RefuseNegative(visual);
        visual = Survey.Ordered(visual);
        var texts = FixedTexts.For(language);
        var sums = SurveySum.Of(visual, language).SingleOrDefault()?.Points ?? visual.Series[0].Points;
        var ends = visual.Categories.Select((_, c) => End(c)).ToList();
        var lengths = visual.Categories.Select((_, c) => visual.Series.Sum(s => (double)(s.Points[c].Shown() ?? 0))).ToList();

        var marks = new List<Mark>();
        var labels = RowLabels.Measure(visual, texts, width);
        var paints = visual.Series.Select((_, s) => Palette.Step("p", s, Survey.MostRanks)).ToList();
        var y = visual.Series.Count == 1 ? 4 : StepKey.Draw(marks, [.. visual.Series.Select((s, i) => (s.Label, paints[i]))], visual.Series.Count, labels.Left, width) + 6;
        var top = y;
        var unit = SurveyBars.LongestUnit(
            width - labels.Left, u => ends.Select((e, c) => (lengths[c] * u) + (lengths[c] == 0 ? 18 : 0) + Air + TextMetrics.Width(e, Size, true)).Max());
        var places = new List<double>();
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            var (barY, end) = labels.Draw(marks, c, y, Thick);
            places.Add(barY);
            var x = labels.Left;
            for (var s = 0; s < visual.Series.Count; s++)
            {
                x = SurveyBars.Segment(marks, visual, c, s, x, barY, Thick, unit, paints[s], language, visual.Series.Count > 1);
            }

            if (lengths[c] == 0 && visual.Series.Any(s => s.Points[c].State == CellState.Suppressed))
            {
                marks.Add(new Mark.Box(x, barY, 18, Thick, "hatch"));
                x += 18;
            }

            var known = sums[c].Shown() is not null;
            marks.Add(new Mark.Words(x + Air, barY + (Thick / 2) + 4.2, ends[c], Size, "start", known ? "ink" : "muted", known));
            y = end + Gap;
        }

        labels.DrawAxis(marks, labels.Left, places, Thick, top - 2, y - Gap + 2);
        return new Drawing(width, y, marks);

        string End(int c) =>
            sums[c].Shown() is not null ? SurveyBars.Text(sums[c], visual.Series[0].Unit, language)
            : visual.Series.Any(s => s.Points[c].Shown() is not null) ? SurveyBars.HiddenPart(sums[c].State == CellState.Suppressed, width, texts)
            : texts[sums[c].State == CellState.Suppressed ? "state.suppressed" : "state.not_available"];
    }
}
