using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out horizontal bars from zero, each with its value at its end. Several series are bars side by side, named at the bars
/// of the first category. A hidden value, a value that no source gives and a zero look different.
/// </summary>
public static class BarLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Indent = 14;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.Bar"/> or <see cref="VisualKind.MultiResponseBar"/>.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        visual = Survey.Ordered(visual);
        var marks = new List<Mark>();
        var texts = FixedTexts.For(language);
        var colours = Palette.For(visual.Series);

        // Answers of surveys are long sentences with a base of their own.
        var answers = visual.Kind == VisualKind.MultiResponseBar ? RowLabels.Measure(visual, texts, width) : null;
        IReadOnlyList<CategoryLabels> labels = answers is null ? CategoryLabels.Measure(visual, texts, Size, width * 0.38) : [];
        var left = answers?.Left ?? labels.Max(l => l.Right) + 10;
        var room = width - left;
        var several = visual.Series.Count > 1;
        var thick = several ? 13.0 : visual.Categories.Count > 20 ? 11 : 16;
        var pitch = several ? 16.0 : thick;
        var gap = several ? 12.0 : visual.Categories.Count > 20 ? 6 : 9;

        var names = several && NamesFit(visual, language, room);
        var y = 4.0;
        if (several && !names)
        {
            y = SeriesKey.Draw(marks, visual.Series, colours, width, Size) + 8;
        }

        var values = visual.Categories.SelectMany((_, c) => visual.Series.Select(s => (Point: s.Points[c], Text: ValueText(s, c, language, names)))).ToList();
        var (zero, unit) = Fit(values, room);
        zero += left;
        var top = y;
        var places = new List<double>();
        var targets = new List<Target>();

        for (var c = 0; c < visual.Categories.Count; c++)
        {
            var bars = visual.Series.Count * pitch;
            double barTop, end;
            if (answers is not null)
            {
                (barTop, end) = answers.Draw(marks, c, y, bars);
                places.Add(barTop);
            }
            else
            {
                var height = Math.Max(bars, labels[c].Lines.Count * LineHeight);
                labels[c].Draw(marks, y + (height / 2), Size, LineHeight);
                (barTop, end) = (y + ((height - bars) / 2), y + height);
            }

            for (var s = 0; s < visual.Series.Count; s++)
            {
                Bar(visual.Series[s], c, barTop + (s * pitch) + ((pitch - thick) / 2), colours[s]);
            }

            targets.Add(new Target(0, y - (gap / 2), width, end - y + gap, visual.Categories[c].Code));
            y = end + gap;
        }

        if (answers is not null)
        {
            answers.DrawAxis(marks, zero, places, visual.Series.Count * pitch, top - 2, y - gap + 2);
        }
        else
        {
            marks.Add(new Mark.Path([(zero, top - 2), (zero, y - gap + 2)], "axis", "thin"));
        }

        return new Drawing(width, y, marks) { Targets = targets };

        void Bar(Series series, int c, double barY, string colour)
        {
            var point = series.Points[c];
            var text = ValueText(series, c, language, names);
            var baseline = barY + (thick / 2) + 4.2;
            if (point.Shown() is not { } value)
            {
                if (point.State == CellState.Suppressed)
                {
                    marks.Add(new Mark.Box(zero, barY, 18, thick, "hatch"));
                }

                marks.Add(new Mark.Words(zero + (point.State == CellState.Suppressed ? 24 : 6), baseline, text, Size, "start", "muted"));
                return;
            }

            var length = (double)Math.Abs(value) * unit;
            var light = visual.Categories[c].IsOfWhich || !(Palette.IsExact(point) || point.Precision == Precision.Reconstructed) ? " light" : "";
            var words = Survey.Words(point, language);
            var name = $"{visual.Categories[c].Label}, {series.Label}: {Formatter.For(language).WithSymbol(point.Text, series.Unit.Symbol)}{(words.Length > 0 ? ", " + words : "")}";
            if (value != 0)
            {
                marks.Add(new Mark.Box(value < 0 ? zero - length : zero, barY, length, thick, colour + light, name));
            }

            marks.Add(value < 0
                ? new Mark.Words(zero - length - 6, baseline, text, Size, "end", names && c == 0 ? colour : "ink")
                : new Mark.Words(zero + length + 6, baseline, text, Size, "start", names && c == 0 ? colour : "ink"));
        }
    }

    private static string ValueText(Series series, int category, string language, bool named)
    {
        var point = series.Points[category];
        var text = point.State switch
        {
            CellState.Suppressed => FixedTexts.For(language)["state.suppressed"],
            CellState.NotAvailable => FixedTexts.For(language)["state.not_available"],
            _ => SurveyBars.Text(point, series.Unit, language),
        };
        return named && category == 0 ? text + "  " + series.Label : text;
    }

    private static bool NamesFit(Visual visual, string language, double room) =>
        visual.Series.All(s => s.Points[0].Shown() >= 0 && TextMetrics.Width(ValueText(s, 0, language, true), Size) < room * 0.5);

    /// <summary>Where zero stands and how long a unit is, so that each bar and the text behind it stay within the room.</summary>
    private static (double Zero, double Unit) Fit(IReadOnlyList<(DataPoint Point, string Text)> bars, double room)
    {
        var most = bars.Max(b => (double)Math.Abs(b.Point.Shown() ?? 0));
        if (most == 0)
        {
            return (0, 0);
        }

        // The room a unit length asks for grows with it: halve towards the longest that fits.
        double low = 0, high = room / most;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Before(middle) + Behind(middle) <= room)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (Before(low), low);

        double Before(double unit) => bars.Max(b => b.Point.Shown() < 0 ? Reach(b, unit) : 0);
        double Behind(double unit) => bars.Max(b => b.Point.Shown() < 0 ? 0 : Reach(b, unit));
        double Reach((DataPoint Point, string Text) bar, double unit) =>
            ((double)Math.Abs(bar.Point.Shown() ?? 0) * unit) + TextMetrics.Width(bar.Text, Size) + (bar.Point.Shown() is null ? 26 : 8);
    }

    /// <summary>Names of the categories, broken into lines, at the left of a bar chart.</summary>
    internal sealed record CategoryLabels(IReadOnlyList<string> Lines, double X, string Paint)
    {
        public double Right => X + Lines.Max(l => TextMetrics.Width(l, Size));

        public static IReadOnlyList<CategoryLabels> Measure(Visual visual, FixedTexts texts, double size, double most) =>
            [.. visual.Categories.Select(c => c.IsOfWhich
                ? new CategoryLabels(TextMetrics.Wrap(Part(c.Label, texts), size, most - Indent), Indent, "muted")
                : new CategoryLabels(TextMetrics.Wrap(c.Label, size, most), 0, "ink"))];

        public void Draw(List<Mark> marks, double middle, double size, double lineHeight)
        {
            for (var i = 0; i < Lines.Count; i++)
            {
                marks.Add(new Mark.Words(X, middle + ((i - (Lines.Count / 2.0)) * lineHeight) + 11.4, Lines[i], size, "start", Paint));
            }
        }

        private static string Part(string label, FixedTexts texts) =>
            label.StartsWith(texts["bar.of_which"], StringComparison.OrdinalIgnoreCase) ? label : texts["bar.of_which"] + " " + label;
    }
}
