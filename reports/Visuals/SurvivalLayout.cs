using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out shares over months as steps with their interval of confidence, the persons still followed below. Up to four groups share a panel, told
/// apart by colour, dashes and a name at the end; more get a panel each. A curve ends where its next value is withheld or unknown.
/// </summary>
public static class SurvivalLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double PlotHeight = 220;
    private const double SmallPlotHeight = 130;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.SurvivalCurve"/>; shares in percent, positions of the categories rise from zero or later.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A category has no position, positions do not rise, or a share is not between 0 and 100.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        Check(visual);
        var texts = FixedTexts.For(language);
        var drawn = visual.Series.Where(s => Length(s) > 0).ToList();
        if (drawn.Count == 0)
        {
            return new Drawing(width, 40, [new Mark.Words(0, 24, texts["visual.empty"], Size, "start", "muted")]);
        }

        var marks = new List<Mark>();
        if (drawn.Count <= Palette.MostLines)
        {
            var colours = Palette.For(visual.Series);
            var foot = new Panel(visual, texts, language, marks).Draw(drawn, [.. drawn.Select(s => colours[visual.Series.ToList().IndexOf(s)])], 0, 0, width, PlotHeight, null);
            return new Drawing(width, foot, marks);
        }

        var columns = width < Drawing.PageWidth / 1.3 ? 1 : 2;
        const double gap = 28;
        var panel = (width - ((columns - 1) * gap)) / columns;
        double y = 0;
        foreach (var row in drawn.Chunk(columns))
        {
            y = row.Select((s, i) => new Panel(visual, texts, language, marks).Draw([s], ["s1"], i * (panel + gap), y, panel, SmallPlotHeight, s.Label)).Max() + 12;
        }

        return new Drawing(width, y, marks);
    }

    /// <summary>Months at which a value is marked: 0, 3, 6, 12, 24 and each further year.</summary>
    /// <param name="last">Last month of the axis.</param>
    public static IReadOnlyList<decimal> MarkedMonths(decimal last) =>
        [.. new[] { 0m, 3, 6 }.Where(m => m <= last), .. Enumerable.Range(1, (int)(last / 12)).Select(y => y * 12m).Where(m => last <= 60 || m % 24 == 0)];

    /// <summary>Number of points, from the first, until one is withheld or unknown.</summary>
    public static int Length(Series series)
    {
        var end = series.Points.ToList().FindIndex(p => p.Shown() is null);
        return end < 0 ? series.Points.Count : end;
    }

    /// <summary>Whether a curve ends because what follows is withheld.</summary>
    internal static bool StopsEarly(Series series) => Length(series) < series.Points.Count && series.Points[Length(series)].State == CellState.Suppressed;

    /// <summary>Class of the dashes of a line.</summary>
    internal static string Dashes(int line) => line == 0 ? "step" : "step dashes-" + line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Check(Visual visual)
    {
        if (visual.Categories.FirstOrDefault(c => c.Position is null or < 0) is { } placeless)
        {
            throw new ArgumentException($"Visual {visual.Id}: a curve runs over months, but category '{placeless.Code}' has no position.", nameof(visual));
        }

        if (visual.Categories.Zip(visual.Categories.Skip(1)).Any(p => p.First.Position >= p.Second.Position))
        {
            throw new ArgumentException($"Visual {visual.Id}: the months of a curve must rise from one category to the next.", nameof(visual));
        }

        if (visual.Series.FirstOrDefault(s => s.Points.Any(p => p.Shown() is < 0 or > 100)) is { } wrong)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{wrong.Code}' has a share below 0 or above 100 per cent.", nameof(visual));
        }
    }

    private sealed class Panel(Visual visual, FixedTexts texts, string language, List<Mark> marks)
    {
        private readonly Formatter format = Formatter.For(language);
        private readonly decimal last = visual.Categories[^1].Position!.Value == 0 ? 1 : visual.Categories[^1].Position!.Value;

        /// <summary>Draws curves into a rectangle; returns where it ends.</summary>
        public double Draw(IReadOnlyList<Series> series, IReadOnlyList<string> colours, double x0, double y0, double width, double plot, string? heading)
        {
            var names = series.Count == 1 ? [] : series.Select(s => TextMetrics.Wrap(s.Label, Size, Math.Min(130, width * 0.28), true)).ToList();
            var left = x0 + TextMetrics.Width(format.Percent(100, 0), Size) + 10;
            var right = x0 + width - (names.Count == 0 ? 12 : names.Max(n => n.Max(l => TextMetrics.Width(l, Size, true))) + 16);
            if (heading is not null)
            {
                var lines = TextMetrics.Wrap(heading, Size, width, true);
                Write(lines, x0, y0, "ink", true);
                y0 += lines.Count * LineHeight;
            }

            var (top, bottom) = (y0 + 10, y0 + 10 + plot);
            double X(decimal month) => left + ((double)(month / last) * (right - left));
            double Y(decimal share) => bottom - ((double)share / 100 * plot);
            foreach (var tick in plot < PlotHeight ? new[] { 0m, 50, 100 } : [0m, 25, 50, 75, 100])
            {
                marks.Add(new Mark.Path([(left, Y(tick)), (right, Y(tick))], tick == 0 ? "axis" : "rule", "thin"));
                marks.Add(new Mark.Words(left - 7, Y(tick) + 4, format.Percent(tick, 0), Size, "end", "muted"));
            }

            var months = MarkedMonths(last);
            foreach (var month in months)
            {
                marks.Add(new Mark.Path([(X(month), month == 0 ? bottom : top), (X(month), bottom + 4)], month == 0 ? "axis" : "rule", "thin"));
                marks.Add(new Mark.Words(X(month), bottom + 17, format.Number(month), Size, "middle", "muted"));
            }

            var foot = bottom + 22;
            marks.Add(new Mark.Words(right, foot + 11, texts["survival.months"], Size, "end", "muted"));
            foot += 17;
            foreach (var (one, i) in series.Select((s, i) => (s, i)))
            {
                Band(one, colours[i], X, Y);
            }

            var ends = new List<(double X, double Y, IReadOnlyList<string> Lines, string Paint)>();
            foreach (var (one, i) in series.Select((s, i) => (s, i)).Reverse())
            {
                ends.Add(Curve(one, colours[i], i, X, Y, months, names.Count == 0 ? [] : names[i], series.Count == 1));
            }

            if (names.Count > 0)
            {
                Names(ends, right + 8, top, bottom);
            }

            return AtRisk(series, colours, x0, foot, X, months, names, right + 8);
        }

        private void Band(Series series, string colour, Func<decimal, double> x, Func<decimal, double> y)
        {
            var count = Length(series);
            var known = Enumerable.Range(0, count).TakeWhile(i => series.Points[i].Range is { Low: not null, High: not null }).ToList();
            if (known.Count < 2)
            {
                return;
            }

            var high = Steps(known.Select(i => (visual.Categories[i].Position!.Value, Math.Min(100, series.Points[i].Range!.High!.Value))));
            var low = Steps(known.Select(i => (visual.Categories[i].Position!.Value, Math.Max(0, series.Points[i].Range!.Low!.Value))));
            var corners = high.Concat(Enumerable.Reverse(low)).Select(p => (x(p.Month), y(p.Share))).ToList();
            marks.Add(new Mark.Area(corners, colour + " band"));
            foreach (var edge in new[] { high, low })
            {
                marks.Add(new Mark.Path([.. edge.Select(p => (x(p.Month), y(p.Share)))], colour, "edge"));
            }
        }

        private (double X, double Y, IReadOnlyList<string> Lines, string Paint) Curve(
            Series series, string colour, int line, Func<decimal, double> x, Func<decimal, double> y, IReadOnlyList<decimal> months, IReadOnlyList<string> name, bool valued)
        {
            var count = Length(series);
            var points = Enumerable.Range(0, count).Select(i => (Month: visual.Categories[i].Position!.Value, Share: series.Points[i].Value!.Value)).ToList();
            var steps = Steps(points).Select(p => (x(p.Month), y(p.Share))).ToList();
            if (steps.Count > 1)
            {
                marks.Add(new Mark.Path(steps, colour, Dashes(line), null, series.Label));
            }

            var rising = points[^1].Share >= points[0].Share;
            foreach (var month in months.Where(m => m > 0 && m <= points[^1].Month))
            {
                var at = points.FindLastIndex(p => p.Month <= month);
                var (px, py) = (x(month), y(points[at].Share));
                var text = format.WithSymbol(series.Points[at].Text, "%");
                marks.Add(new Mark.Dot(px, py, 3.2, colour, false, $"{series.Label}, {format.Number(month)}: {text}"));
                var label = new Mark.Words(rising ? px - 4 : px + 5, Math.Max(py - 8, 11), text, Size, rising ? "end" : "start", "ink", true);
                if (valued && !marks.OfType<Mark.Words>().Any(label.Overlaps))
                {
                    marks.Add(label);
                }
            }

            var end = steps[^1];
            if (StopsEarly(series))
            {
                marks.Add(new Mark.Path([(end.Item1, end.Item2 - 6), (end.Item1, end.Item2 + 6)], colour, "line"));
            }

            return (end.Item1, end.Item2, name, "text-" + colour);
        }

        /// <summary>Names at the ends, moved apart where curves end together; a thin line leads to a curve that ends elsewhere.</summary>
        private void Names(List<(double X, double Y, IReadOnlyList<string> Lines, string Paint)> ends, double x, double top, double bottom)
        {
            var sorted = ends.OrderBy(e => e.Y).ToList();
            var tops = new double[sorted.Count];
            var y = top - 6;
            for (var i = 0; i < sorted.Count; i++)
            {
                tops[i] = Math.Max(y, sorted[i].Y - (sorted[i].Lines.Count * LineHeight / 2));
                y = tops[i] + (sorted[i].Lines.Count * LineHeight) + 2;
            }

            y = bottom + 4;
            for (var i = sorted.Count - 1; i >= 0; i--)
            {
                tops[i] = Math.Min(tops[i], y - (sorted[i].Lines.Count * LineHeight));
                y = tops[i] - 2;
            }

            for (var i = 0; i < sorted.Count; i++)
            {
                var middle = tops[i] + (sorted[i].Lines.Count * LineHeight / 2);
                var paint = sorted[i].Paint["text-".Length..];
                if (x - sorted[i].X > 14 || Math.Abs(middle - sorted[i].Y) > 6)
                {
                    marks.Add(new Mark.Path([(sorted[i].X + 2, sorted[i].Y), (x - 2, middle)], paint, "lead"));
                }

                Write(sorted[i].Lines, x, tops[i], paint, true);
            }
        }

        /// <summary>How many persons are still followed at the marked months, a row a group.</summary>
        private double AtRisk(
            IReadOnlyList<Series> series, IReadOnlyList<string> colours, double x0, double y, Func<decimal, double> x, IReadOnlyList<decimal> months,
            IReadOnlyList<IReadOnlyList<string>> names, double nameX)
        {
            if (series.All(s => s.AtRisk is null))
            {
                return y;
            }

            marks.Add(new Mark.Words(x0, y - 6, texts["survival.at_risk"], Size, "start", "muted"));
            foreach (var (one, i) in series.Select((s, i) => (s, i)).Where(s => s.s.AtRisk is not null))
            {
                // The ends and the years first: where numbers would touch, those between are left out.
                var written = new List<Mark.Words>();
                foreach (var month in months.OrderByDescending(m => m == 0).ThenByDescending(m => m == months[^1]).ThenByDescending(m => m % 12 == 0))
                {
                    if (RiskAt(one, month) is not { } point)
                    {
                        continue;
                    }

                    var text = point.State == CellState.Suppressed ? Survey.SuppressedSign : point.Text;
                    // Neither over the axis nor into the name of its group.
                    var half = TextMetrics.Width(text, Size) / 2;
                    var centre = Math.Max(Math.Min(x(month), series.Count > 1 ? nameX - 8 - half : double.MaxValue), x0 + half);
                    var word = new Mark.Words(centre, y + 11, text, Size, "middle", series.Count == 1 ? "ink" : colours[i]);
                    if (!written.Any(w => w.Left - 4 < word.Right && word.Left - 4 < w.Right))
                    {
                        written.Add(word);
                    }
                }

                marks.AddRange(written);
                if (names.Count > 0)
                {
                    Write(names[i], nameX, y - 0.4, colours[i], false);
                }

                y += Math.Max(1, names.Count == 0 ? 1 : names[i].Count) * LineHeight;
            }

            return y + 4;
        }

        private DataPoint? RiskAt(Series series, decimal month)
        {
            var at = visual.Categories.ToList().FindLastIndex(c => c.Position <= month);
            return at < 0 || series.AtRisk![at].State == CellState.NotAvailable ? null : series.AtRisk[at];
        }

        private static List<(decimal Month, decimal Share)> Steps(IEnumerable<(decimal Month, decimal Share)> points)
        {
            var steps = new List<(decimal Month, decimal Share)>();
            foreach (var (month, share) in points)
            {
                if (steps.Count > 0 && steps[^1].Share != share)
                {
                    steps.Add((month, steps[^1].Share));
                }

                steps.Add((month, share));
            }

            return steps;
        }

        private void Write(IReadOnlyList<string> lines, double x, double top, string paint, bool bold)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                marks.Add(new Mark.Words(x, top + (i * LineHeight) + 11.4, lines[i], Size, "start", paint, bold));
            }
        }
    }
}
