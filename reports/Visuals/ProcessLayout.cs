using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out stages of a process on one axis of time, the versions of the process under each other: a bar from when to when, a dot for a moment,
/// a diamond for what was measured. A stage without a published duration says so.
/// </summary>
public static class ProcessLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Thick = 11;
    private const double Pitch = 17;
    private const double Gap = 10;
    private const double Air = 6;
    private const double MostWords = 150;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.ProcessComparison"/>; all series in one unit of time, no end is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">Units differ, or a stretch ends before it begins.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        Check(visual);
        var texts = FixedTexts.For(language);
        var labels = RowLabels.Measure(visual, texts, width);
        var words = visual.Series.Select(s => s.Points.Select(p => Lines(p, texts, width)).ToList()).ToList();
        var right = words.SelectMany(w => w).SelectMany(l => l).Select(l => TextMetrics.Width(l, Size)).DefaultIfEmpty(0).Max() + Air + 8;
        var ends = visual.Series.SelectMany(s => s.Points).Where(p => p.State == CellState.Shown).SelectMany(p => new[] { p.Range?.High, p.Range?.Low, p.Value }).OfType<decimal>();
        var scale = Scale.For(0, ends.DefaultIfEmpty(1).Max(), width < Drawing.PageWidth / 1.3 ? 3 : 6);
        var (from, to) = (labels.Left + 8, width - right);
        double X(decimal value) => from + ((double)(value / scale.High) * (to - from));

        var marks = new List<Mark>();
        var y = Key(marks, visual, width) + 6;
        var top = y;
        var rows = new List<Mark>();
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            var heights = visual.Series.Select((_, s) => Math.Max(Pitch, words[s][c].Count * LineHeight)).ToList();
            var (bar, end) = labels.Draw(rows, c, y, heights.Sum());
            for (var s = 0; s < visual.Series.Count; s++)
            {
                Row(s, c, bar);
                bar += heights[s];
            }

            y = end + Gap;
        }

        // An axis of whole units under the last stage; pale lines lead up from it, behind all.
        var format = Formatter.For(language);
        foreach (var tick in scale.Ticks)
        {
            marks.Add(new Mark.Path([(X(tick), top), (X(tick), y - 4)], tick == 0 ? "axis" : "rule", "thin"));
            rows.Add(new Mark.Words(X(tick), y + 10, format.Number(tick, scale.Decimals), Size, "middle", "muted"));
        }

        var unit = Sentence.Capital(visual.Series[0].Unit.Label.In(language));
        rows.Add(new Mark.Words(to, y + 27, unit, Size, "end", "muted"));
        marks.AddRange(rows);
        return new Drawing(width, y + 32, marks);

        void Row(int s, int c, double rowTop)
        {
            var point = visual.Series[s].Points[c];
            var middle = rowTop + (Pitch / 2);
            var paint = Paint(visual, s);
            var name = $"{visual.Categories[c].Label}, {visual.Series[s].Label}: {string.Join(' ', words[s][c])}";
            var x = from;
            if (point.State == CellState.Suppressed)
            {
                rows.Add(new Mark.Box(from, middle - (Thick / 2), 18, Thick, "hatch", name));
                x += 18;
            }
            else if (point is { State: CellState.Shown, Range: { } range } && (range.Low ?? range.High) is not null)
            {
                if (range.Low == range.High)
                {
                    x = X(range.Low!.Value);
                    rows.Add(new Mark.Dot(x, middle, 4.5, paint, false, name));
                    x += 5;
                }
                else
                {
                    // An open end fades: it begins or ends somewhere, nobody says when.
                    var open = range.Low is null || range.High is null;
                    var begin = X(range.Low ?? 0);
                    x = range.High is { } high ? X(high) : to;
                    rows.Add(new Mark.Box(begin, middle - (Thick / 2), Math.Max(1.5, x - begin), Thick, open ? "open" : paint, name));
                }
            }
            else if (point.Shown() is { } measured)
            {
                x = X(measured);
                rows.Add(new Mark.Area([(x - 6, middle), (x, middle - 6), (x + 6, middle), (x, middle + 6)], paint + " solid", name));
                x += 6;
            }

            for (var i = 0; i < words[s][c].Count; i++)
            {
                rows.Add(new Mark.Words(x + Air, middle + 4.2 + (i * LineHeight), words[s][c][i], Size, "start", point.Shown() is null ? "muted" : "ink"));
            }
        }
    }

    /// <summary>What is said behind a stage: its time as printed, or why there is none.</summary>
    public static string Said(DataPoint point, FixedTexts texts) => point.State switch
    {
        CellState.Suppressed => texts["state.suppressed"],
        CellState.NotAvailable => texts["process.no_duration"],
        _ => point.Text,
    };

    /// <summary>Whether a series was measured: drawn as diamonds.</summary>
    internal static bool IsMeasured(Series series) => series.Points.All(p => p.Range is null) && series.Points.Any(p => p.Shown() is not null);

    private static IReadOnlyList<string> Lines(DataPoint point, FixedTexts texts, double width) =>
        TextMetrics.Wrap(Said(point, texts), Size, Math.Min(MostWords, width * 0.36));

    private static string Paint(Visual visual, int series) =>
        IsMeasured(visual.Series[series]) ? "s2" : visual.Series.Take(series).Count(s => !IsMeasured(s)) == 0 ? "s1" : "p3";

    private static double Key(List<Mark> marks, Visual visual, double width)
    {
        double x = 0, y = 0;
        for (var s = 0; s < visual.Series.Count; s++)
        {
            var lines = TextMetrics.Wrap(visual.Series[s].Label, Size, width - 24, true);
            var room = 20 + lines.Max(l => TextMetrics.Width(l, Size, true));
            if (x > 0 && x + room > width)
            {
                x = 0;
                y += 19;
            }

            marks.Add(IsMeasured(visual.Series[s])
                ? new Mark.Area([(x, y + 8), (x + 6, y + 2), (x + 12, y + 8), (x + 6, y + 14)], Paint(visual, s) + " solid")
                : new Mark.Box(x, y + 3, 13, Thick, Paint(visual, s)));
            for (var i = 0; i < lines.Count; i++)
            {
                marks.Add(new Mark.Words(x + 20, y + 12 + (i * LineHeight), lines[i], Size, "start", "ink", true));
            }

            y += (lines.Count - 1) * LineHeight;
            x += room + 18;
        }

        return y + 19;
    }

    private static void Check(Visual visual)
    {
        if (visual.Series.Select(s => s.Unit.Code).Distinct().Count() > 1)
        {
            throw new ArgumentException($"Visual {visual.Id}: its series are in several units of time; give all in weeks or all in months.", nameof(visual));
        }

        foreach (var series in visual.Series)
        {
            var wrong = series.Points.Select((p, c) => (p, c)).FirstOrDefault(p => p.p.State == CellState.Shown && (p.p.Range?.Low > p.p.Range?.High || p.p.Range?.Low < 0 || p.p.Value < 0));
            if (wrong.p is not null)
            {
                throw new ArgumentException(
                    $"Visual {visual.Id}: '{series.Code}' of stage '{visual.Categories[wrong.c].Code}' runs from {wrong.p.Range?.Low} to {wrong.p.Range?.High}; a stage begins at zero or later and ends after it begins.",
                    nameof(visual));
            }
        }
    }
}
