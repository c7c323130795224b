using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out lines over time. The horizontal axis is time itself: a year that is missing keeps its room, and the line over it is
/// dashed. More than four series, or series of several units, become small panels.
/// </summary>
public static class LineLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Dot = 3.2;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.Line"/>; each category has a period.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A category has no period.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Categories.FirstOrDefault(c => c.Period is null) is { } timeless)
        {
            throw new ArgumentException($"Visual {visual.Id}: a line chart is over time, but category '{timeless.Code}' has no period; draw bars instead.", nameof(visual));
        }

        var drawn = visual.Series.Where(s => s.Points.Any(p => p.Value is not null)).ToList();
        if (drawn.Count == 0)
        {
            return new Drawing(width, 40, [new Mark.Words(0, 24, FixedTexts.For(language)["visual.empty"], Size, "start", "muted")]);
        }

        var oneUnit = drawn.All(s => s.Unit.Code == drawn[0].Unit.Code);
        var together = drawn.Count <= Palette.MostLines && oneUnit;

        // A panel holds one line: colour would say nothing there.
        var colours = together ? Palette.For(visual.Series) : [.. visual.Series.Select(_ => "s1")];
        var plot = new Plot(visual, Formatter.For(language), colours);
        double height;
        if (together)
        {
            height = 240;
            plot.Panel(drawn, 0, 0, width, height, ScaleOf(drawn, 5), heading: false);
        }
        else
        {
            const double gap = 28, panelHeight = 165;
            var panelWidth = (width - gap) / 2;
            var shared = oneUnit ? ScaleOf(drawn, 3) : null;
            for (var i = 0; i < drawn.Count; i++)
            {
                plot.Panel([drawn[i]], i % 2 * (panelWidth + gap), i / 2 * panelHeight, panelWidth, panelHeight - 12, shared ?? ScaleOf([drawn[i]], 3), heading: true);
            }

            height = (drawn.Count + 1) / 2 * panelHeight;
        }

        return new Drawing(width, height, plot.Marks) { AxisCut = plot.AxisCut, HasGap = plot.HasGap, Targets = together ? plot.Targets : [] };
    }

    /// <summary>The day in the middle of a period, on which its value is drawn.</summary>
    public static double Middle(Period period) => (period.FirstDay.DayNumber + period.LastDay.DayNumber) / 2.0;

    private static Scale ScaleOf(IReadOnlyList<Series> series, int ticks)
    {
        var values = series.SelectMany(s => s.Points).Where(p => p.Value is not null).Select(p => p.Value!.Value).ToList();
        return Scale.For(values.Min(), values.Max(), ticks);
    }

    private sealed class Plot(Visual visual, Formatter format, IReadOnlyList<string> colours)
    {
        private readonly List<double> days = [.. visual.Categories.Select(c => Middle(c.Period!.Value))];

        public List<Mark> Marks { get; } = [];

        public List<Target> Targets { get; } = [];

        public bool AxisCut { get; private set; }

        public bool HasGap { get; private set; }

        public void Panel(IReadOnlyList<Series> series, double x0, double y0, double width, double height, Scale scale, bool heading)
        {
            AxisCut |= scale.Low > 0;
            var symbol = series[0].Unit.Symbol == "%" ? "%" : "";
            var ticks = scale.Ticks.Select(t => (Value: t, Text: format.WithSymbol(format.Number(t, scale.Decimals), symbol))).ToList();
            var left = x0 + ticks.Max(t => TextMetrics.Width(t.Text, Size)) + 10;
            var labels = series.Select(s => EndLabel(s, named: series.Count > 1)).ToList();
            var right = x0 + width - labels.Max(l => l.Lines.Max(t => TextMetrics.Width(t, Size, true))) - 14;
            var top = y0 + (heading ? 34 : 12);
            var bottom = y0 + height - 24;

            if (heading)
            {
                Marks.Add(new Mark.Words(x0, y0 + 14, Fit(series[0].Label, width), Size, "start", "ink", true));
            }

            double first = days.Min(), last = days.Max();
            double X(double day) => last == first ? (left + right) / 2 : left + 4 + ((day - first) / (last - first) * (right - left - 4));
            double Y(decimal value) => bottom - ((double)((value - scale.Low) / (scale.High - scale.Low)) * (bottom - top));

            foreach (var (value, text) in ticks)
            {
                var y = Y(value);
                var baseLine = value == 0 || (scale.Low > 0 && value == scale.Low);
                Marks.Add(new Mark.Path([(left, y), (right, y)], baseLine ? "axis" : "rule", "thin"));
                Marks.Add(new Mark.Words(left - 8, y + 4, text, Size, "end", "muted"));
            }

            TimeAxis(X, x0, x0 + width, bottom);
            Bands(X, top - 8, bottom + 22, left, right);
            var ends = new List<(Series Series, IReadOnlyList<string> Lines, double X, double Y)>();

            // The series that the page is about is drawn last, on top of the others.
            foreach (var one in series.Reverse().OrderBy(s => s.Emphasis))
            {
                var (endX, endY) = Line(one, X, Y);
                ends.Add((one, labels[series.ToList().IndexOf(one)].Lines, endX, endY));
            }

            EndLabels(ends, right + 10, top - 4, bottom + 4);
        }

        /// <summary>The room of each period, half-way to its neighbours.</summary>
        private void Bands(Func<double, double> x, double top, double bottom, double left, double right)
        {
            var order = Enumerable.Range(0, days.Count).OrderBy(i => days[i]).ToList();
            for (var i = 0; i < order.Count; i++)
            {
                var from = i == 0 ? left : (x(days[order[i - 1]]) + x(days[order[i]])) / 2;
                var to = i == order.Count - 1 ? right + 6 : (x(days[order[i]]) + x(days[order[i + 1]])) / 2;
                Targets.Add(new Target(from, top, Math.Max(to - from, 1), bottom - top, visual.Categories[order[i]].Code));
            }
        }

        private static string Fit(string text, double width)
        {
            var lines = TextMetrics.Wrap(text, Size, width, true);
            return lines.Count == 1 ? lines[0] : lines[0] + "…";
        }

        private (IReadOnlyList<string> Lines, DataPoint Last) EndLabel(Series series, bool named)
        {
            var last = series.Points.Last(p => p.Value is not null);
            var value = format.WithSymbol(last.Text, series.Unit.Symbol == "%" ? "%" : "");

            // A line that ends early says when, or its last value would be read as of the last period.
            if (!ReferenceEquals(last, series.Points[^1]))
            {
                value += $" ({AxisText(series.Points.ToList().IndexOf(last))})";
            }

            if (!named)
            {
                return ([value], last);
            }

            var lines = TextMetrics.Wrap(series.Label, Size, 135, true).ToList();
            if (TextMetrics.Width(lines[^1] + " " + value, Size, true) <= 135)
            {
                lines[^1] += " " + value;
            }
            else
            {
                lines.Add(value);
            }

            return (lines, last);
        }

        private (double X, double Y) Line(Series series, Func<double, double> x, Func<decimal, double> y)
        {
            var paint = colours[visual.Series.ToList().IndexOf(series)];
            var style = series.Emphasis || visual.Series.Count == 1 ? "line strong" : "line";
            var points = series.Points.Select((p, i) => (Point: p, Index: i)).Where(p => p.Point.Value is not null)
                .Select(p => (p.Point, p.Index, X: x(days[p.Index]), Y: y(p.Point.Value!.Value))).ToList();
            var step = days.Zip(days.Skip(1), (a, b) => Math.Abs(b - a)).DefaultIfEmpty(0).Min();
            var run = new List<(double, double)>();
            for (var i = 0; i < points.Count; i++)
            {
                if (i > 0 && days[points[i].Index] - days[points[i - 1].Index] > 1.5 * step)
                {
                    End();
                    HasGap = true;
                    Marks.Add(new Mark.Path([(points[i - 1].X, points[i - 1].Y), (points[i].X, points[i].Y)], paint, "line gap"));
                }

                run.Add((points[i].X, points[i].Y));
            }

            End();
            foreach (var (point, index, px, py) in points)
            {
                var name = $"{series.Label}, {visual.Categories[index].Label}: {format.WithSymbol(point.Text, series.Unit.Symbol)}";
                Marks.Add(new Mark.Dot(px, py, Dot, paint, !Palette.IsExact(point), name));
            }

            return (points[^1].X, points[^1].Y);

            void End()
            {
                if (run.Count > 1)
                {
                    Marks.Add(new Mark.Path([.. run], paint, style));
                }

                run.Clear();
            }
        }

        /// <summary>A period as the axis names it: the year alone where each is the same day of its year, as the subtitle gives the day.</summary>
        private string AxisText(int category)
        {
            var periods = visual.Categories.Select(c => c.Period!.Value).ToList();
            var sameDay = periods.All(p => p.Type == "day" && p.FirstDay.Month == periods[0].FirstDay.Month && p.FirstDay.Day == periods[0].FirstDay.Day);
            return sameDay ? periods[category].Year.ToString(System.Globalization.CultureInfo.InvariantCulture) : format.ShortPeriod(periods[category]);
        }

        private void TimeAxis(Func<double, double> x, double from, double to, double bottom)
        {
            var periods = visual.Categories.Select(c => c.Period!.Value).ToList();
            var kept = new List<Mark.Words>();

            // The ends first: they say what the chart spans; then what fits between them.
            foreach (var i in Enumerable.Range(0, periods.Count).OrderBy(i => i == periods.Count - 1 ? 0 : i == 0 ? 1 : 2))
            {
                var text = AxisText(i);
                var half = TextMetrics.Width(text, Size) / 2;
                var middle = Math.Clamp(x(days[i]), from + half, to - half);
                var label = new Mark.Words(middle, bottom + 18, text, Size, "middle", "muted");
                if (kept.All(k => label.Right + 8 < k.Left || label.Left - 8 > k.Right))
                {
                    kept.Add(label);
                    Marks.Add(new Mark.Path([(x(days[i]), bottom), (x(days[i]), bottom + 4)], "axis", "thin"));
                }
            }

            Marks.AddRange(kept);
        }

        /// <summary>Names the lines at their right end; labels that would touch are moved apart, and a thin line leads back to the point.</summary>
        private void EndLabels(List<(Series Series, IReadOnlyList<string> Lines, double X, double Y)> ends, double x, double top, double bottom)
        {
            var order = ends.OrderBy(e => e.Y).ToList();
            var heights = order.Select(e => e.Lines.Count * LineHeight).ToList();
            var tops = order.Select((e, i) => e.Y - (heights[i] / 2)).ToList();
            for (var i = 0; i < tops.Count; i++)
            {
                tops[i] = Math.Max(tops[i], i == 0 ? top : tops[i - 1] + heights[i - 1] + 3);
            }

            var floor = bottom;
            for (var i = tops.Count - 1; i >= 0; i--)
            {
                tops[i] = Math.Min(tops[i], floor - heights[i]);
                floor = tops[i] - 3;
            }

            for (var i = 0; i < order.Count; i++)
            {
                var paint = colours[visual.Series.ToList().IndexOf(order[i].Series)];
                var middle = tops[i] + (heights[i] / 2);
                if (Math.Abs(middle - order[i].Y) > 5 || x - order[i].X > 16)
                {
                    Marks.Add(new Mark.Path([(order[i].X + Dot + 2, order[i].Y), (x - 3, middle)], paint, "lead"));
                }

                for (var line = 0; line < order[i].Lines.Count; line++)
                {
                    Marks.Add(new Mark.Words(x, tops[i] + (line * LineHeight) + 11, order[i].Lines[line], Size, "start", paint, true));
                }
            }
        }
    }
}
