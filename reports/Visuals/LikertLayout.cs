using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out answers on a scale: one stacked bar a category around the neutral middle, negative steps at the left, positive ones at
/// the right, both with their sum at the end; what is no step of the scale stands apart at the far right, from one line.
/// </summary>
public static class LikertLayout
{
    private const double Size = 12;
    private const double Thick = 24;
    private const double Gap = 10;
    private const double Apart = 18;
    private const double Air = 6;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.LikertBar"/>; no value is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A share is negative, or the series are no scale.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        var texts = FixedTexts.For(language);
        var scale = LikertScale.Of(visual);
        SurveyBars.RefuseNegative(visual);
        var sums = SurveySum.Of(visual, language);
        var negative = sums.FirstOrDefault(s => s.Code == "negative");
        var positive = sums.FirstOrDefault(s => s.Code == "positive");
        var bars = visual.Categories.Select((_, c) => new Bar(
            Sum(scale.Negative, c) + (Sum(scale.Neutral, c) / 2),
            Sum(scale.Positive, c) + (Sum(scale.Neutral, c) / 2),
            EndText(scale.Negative, negative, c),
            scale.All.Except(scale.Outside).Any(s => visual.Series[s].Points[c].Shown() is null) ? Hidden(c) : EndText(scale.Positive, positive, c))).ToList();

        var marks = new List<Mark>();
        var apart = width < Drawing.PageWidth / 2 ? Apart / 2 : Apart;
        var labels = RowLabels.Measure(visual, texts, width);
        var y = StepKey.Draw(marks, [.. scale.All.Select(s => (visual.Series[s].Label, scale.Paint(s)))], scale.All.Count - scale.Outside.Count, labels.Left, width) + 6;
        var top = y;
        var unit = SurveyBars.LongestUnit(width - labels.Left, u => Before(u) + Behind(u) + Beside(u));
        var zero = labels.Left + Before(unit);
        var outside = zero + Behind(unit) + apart;
        var rows = new List<Mark>();
        var places = new List<double>();
        for (var c = 0; c < bars.Count; c++)
        {
            var (barY, end) = labels.Draw(rows, c, y, Thick);
            DrawRow(rows, c, barY);
            places.Add(barY);
            y = end + Gap;
        }

        // Behind the bars, so that it runs between them and never through a number.
        labels.DrawAxis(marks, zero, places, Thick, top - 3, y - Gap + 3);
        marks.AddRange(rows);
        return new Drawing(width, y, marks);

        void DrawRow(List<Mark> row, int c, double barY)
        {
            var baseline = barY + (Thick / 2) + 4.2;
            var x = zero - (bars[c].Left * unit);
            if (bars[c].LeftText.Length > 0)
            {
                row.Add(new Mark.Words(x - Air, baseline, bars[c].LeftText, Size, "end", "ink", true));
            }

            foreach (var s in scale.All.Except(scale.Outside))
            {
                x = Segment(row, c, s, x, barY);
            }

            if (x == zero && bars[c].Left == 0 && IsSuppressed(c))
            {
                row.Add(new Mark.Box(zero, barY, Apart, Thick, "hatch"));
                x += Apart;
            }

            if (bars[c].RightText.Length > 0)
            {
                row.Add(new Mark.Words(x + Air, baseline, bars[c].RightText, Size, "start", IsHidden(c) ? "muted" : "ink", !IsHidden(c)));
            }

            x = outside;
            foreach (var s in scale.Outside)
            {
                x = Segment(row, c, s, x, barY);
            }

            if (OutsideText(c, unit) is { Length: > 0 } beyond)
            {
                row.Add(new Mark.Words(x + 4, baseline, beyond, Size, "start", "muted"));
            }
        }

        double Segment(List<Mark> row, int c, int s, double x, double barY)
        {
            // A step that is alone at its side has its number at the end of the bar already.
            var labelled = !(scale.Negative is [var n] && n == s) && !(scale.Positive is [var p] && p == s);
            return SurveyBars.Segment(row, visual, c, s, x, barY, Thick, unit, scale.Paint(s), language, labelled);
        }

        double Sum(IReadOnlyList<int> series, int c) => series.Sum(s => (double)(visual.Series[s].Points[c].Shown() ?? 0));
        bool IsHidden(int c) => scale.All.Except(scale.Outside).Any(s => visual.Series[s].Points[c].Shown() is null);
        bool IsSuppressed(int c) => scale.All.Except(scale.Outside).Any(s => visual.Series[s].Points[c].State == CellState.Suppressed);

        string Hidden(int c) =>
            scale.All.Except(scale.Outside).Any(s => visual.Series[s].Points[c].Shown() is not null) ? SurveyBars.HiddenPart(IsSuppressed(c), width, texts)
            : texts[IsSuppressed(c) ? "state.suppressed" : "state.not_available"];

        string EndText(IReadOnlyList<int> series, SurveySum? sum, int c)
        {
            var point = sum?.Points[c] ?? (series.Count == 1 ? visual.Series[series[0]].Points[c] : null);
            return point?.Shown() is null ? "" : SurveyBars.Text(point, visual.Series[series[0]].Unit, language);
        }

        // The last number outside the scale stands behind its part where it does not fit within.
        string OutsideText(int c, double u)
        {
            if (scale.Outside.Count == 0 || visual.Series[scale.Outside[^1]].Points[c] is not { } last)
            {
                return "";
            }

            if (last.Shown() is not { } value)
            {
                // A row without any figure says so once.
                return bars[c].Left == 0 && bars[c].Right == 0 && IsHidden(c) ? "" : texts[last.State == CellState.Suppressed ? "state.suppressed" : "state.not_available"];
            }

            var text = SurveyBars.Text(last, visual.Series[scale.Outside[^1]].Unit, language);
            return SurveyBars.Fits(text, (double)value * u) ? "" : text;
        }

        double Before(double u) => bars.Max(b => (b.Left * u) + Room(b.LeftText));
        double Behind(double u) => bars.Max(b => Math.Max(b.Right * u, b is { Right: 0, Left: 0 } ? Apart : 0) + Room(b.RightText));
        double Beside(double u) => scale.Outside.Count == 0 ? 0
            : apart + Enumerable.Range(0, bars.Count).Max(c => (Sum(scale.Outside, c) * u) + Room(OutsideText(c, u)));
        static double Room(string text) => text.Length == 0 ? 0 : TextMetrics.Width(text, Size, true) + Air;
    }

    /// <summary>A bar in the unit of its values, with the texts at its ends.</summary>
    private sealed record Bar(double Left, double Right, string LeftText, string RightText);
}
