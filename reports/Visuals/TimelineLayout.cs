using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out one case in time: a row an event, lane by lane, with its date in words behind it. About-dates are drawn with dashed edges; what
/// goes on has no end; what has no date stands in its lane without a mark.
/// </summary>
public static class TimelineLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Thick = 12;
    private const double Gap = 6;
    private const double Air = 7;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.CaseTimeline"/>; its timeline has an item a category, its first series the dates in words.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">Categories and timeline do not fit each other, or something ends before it begins.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        Check(visual);
        var texts = FixedTexts.For(language);
        var narrow = width < Drawing.PageWidth / 1.3;
        var said = visual.Timeline.Select((t, c) => TextMetrics.Wrap(Said(visual, c, texts), Size, width * (narrow ? 0.36 : 0.25))).ToList();
        var labels = visual.Categories.Select(c => TextMetrics.Wrap(c.Label, Size, narrow ? width : width * 0.3)).ToList();
        var from = narrow ? 0 : labels.Max(l => l.Max(w => TextMetrics.Width(w, Size))) + 14;
        var to = width - said.Max(l => l.Max(w => TextMetrics.Width(w, Size))) - Air - 10;
        var axis = Axis(visual, from + 6, to);

        var marks = new List<Mark>();
        var rows = new List<Mark>();
        double y = 4;
        foreach (var lane in Enumerable.Range(0, visual.Categories.Count).GroupBy(c => visual.Categories[c].Group ?? ""))
        {
            if (lane.Key.Length > 0)
            {
                var heading = TextMetrics.Wrap(lane.Key, Size, narrow ? width : from - 8 > 60 ? from - 8 : width, true);
                Write(rows, heading, 0, y, "muted", true);
                y += heading.Count * LineHeight;
            }

            foreach (var c in lane)
            {
                var label = labels[c].Count * LineHeight;
                Write(rows, labels[c], 0, y, "ink", false);
                var rowTop = narrow ? y + label + 1 : y;
                Item(c, rowTop);
                y = Math.Max(narrow ? rowTop : y + label, rowTop + (said[c].Count * LineHeight)) + Gap;
            }

            y += 4;
        }

        if (axis is not null)
        {
            foreach (var (x, text) in axis.Ticks(language, narrow ? 46 : 60))
            {
                marks.Add(new Mark.Path([(x, 2), (x, y - 2)], "rule", "thin"));
                rows.Add(new Mark.Words(x, y + 12, text, Size, "middle", "muted"));
            }

            marks.Add(new Mark.Path([(from, y - 2), (to + 4, y - 2)], "axis", "thin"));
            y += 18;
        }

        marks.AddRange(rows);
        return new Drawing(width, y + 2, marks);

        void Item(int c, double top)
        {
            var item = visual.Timeline[c];
            var x = from + 6;
            var middle = top + 8;
            var name = $"{visual.Categories[c].Label}: {string.Join(' ', said[c])}";
            if (item.From is { } begin && axis is not null)
            {
                var paint = Paint(item.Kind) + (item.Uncertain ? " about" : "");
                var start = axis.X(begin);
                x = item.GoesOn ? to : item.To is { } end ? axis.X(end) : start;
                if (item.To is null && !item.GoesOn)
                {
                    rows.Add(new Mark.Area([(start - 6, middle), (start, middle - 6), (start + 6, middle), (start, middle + 6)], paint + " solid", name));
                    x += 6;
                }
                else
                {
                    rows.Add(new Mark.Box(start, middle - (Thick / 2), Math.Max(2, x - start), Thick, paint, name));
                    if (item.GoesOn)
                    {
                        rows.Add(new Mark.Area([(x, middle - 8), (x + 7, middle), (x, middle + 8)], paint + " solid"));
                        x += 8;
                    }
                }
            }

            Write(rows, said[c], x + Air, top, item.From is null ? "muted" : "ink", false);
        }
    }

    /// <summary>Class of the colour of a kind.</summary>
    /// <param name="kind">What the stretch is.</param>
    public static string Paint(TimelineKind kind) => kind switch
    {
        TimelineKind.Absence => "s6",
        TimelineKind.Attempt => "s2",
        TimelineKind.Adaptation => "s4",
        TimelineKind.Resumption => "s1",
        _ => "s5",
    };

    private static string Said(Visual visual, int category, FixedTexts texts)
    {
        var point = visual.Series.Count == 0 ? null : visual.Series[0].Points[category];
        return point is { State: CellState.Shown, Text.Length: > 0 } ? point.Text
            : visual.Timeline[category].From is null ? texts["timeline.undated"] : texts["state.not_available"];
    }

    private static TimeAxis? Axis(Visual visual, double from, double to)
    {
        var days = visual.Timeline.SelectMany(t => new[] { t.From, t.To }).OfType<DateOnly>().Select(d => d.DayNumber).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        // What goes on needs room to be seen going on.
        var more = visual.Timeline.Any(t => t.GoesOn) ? (days.Max() - days.Min()) / 12 : 0;
        return new TimeAxis(days.Min(), Math.Max(days.Max() + more, days.Min() + 30), from, to);
    }

    private static void Write(List<Mark> marks, IReadOnlyList<string> lines, double x, double top, string paint, bool bold)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            marks.Add(new Mark.Words(x, top + (i * LineHeight) + 12.2, lines[i], Size, "start", paint, bold));
        }
    }

    private static void Check(Visual visual)
    {
        if (visual.Timeline.Count != visual.Categories.Count)
        {
            throw new ArgumentException($"Visual {visual.Id} has {visual.Timeline.Count} items in time for {visual.Categories.Count} categories: give one item a category.", nameof(visual));
        }

        var wrong = Enumerable.Range(0, visual.Timeline.Count).FirstOrDefault(i => visual.Timeline[i].To < visual.Timeline[i].From || (visual.Timeline[i].To is not null && visual.Timeline[i].From is null), -1);
        if (wrong >= 0)
        {
            throw new ArgumentException($"Visual {visual.Id}: '{visual.Categories[wrong].Code}' ends before it begins.", nameof(visual));
        }
    }

    /// <summary>Days along a line, with marks at whole years, quarters or months.</summary>
    private sealed record TimeAxis(int First, int Last, double From, double To)
    {
        public double X(DateOnly day) => From + ((day.DayNumber - First) * (To - From) / (Last - First));

        public IEnumerable<(double X, string Text)> Ticks(string language, double apart)
        {
            var pixels = (To - From) / (Last - First);
            var months = new[] { 1, 3, 6, 12, 24, 60, 120 }.FirstOrDefault(m => m * 30.4 * pixels >= apart, 240);
            var day = DateOnly.FromDayNumber(First);
            day = new DateOnly(months >= 12 ? day.Year - (day.Year % (months / 12)) : day.Year, 1, 1);
            for (; day.DayNumber <= Last; day = day.AddMonths(months))
            {
                var text = months >= 12
                    ? day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    : Formatter.For(language).ShortPeriod(Period.Parse(day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)));
                var half = TextMetrics.Width(text, 12) / 2;
                if (day.DayNumber >= First && X(day) - half >= 0)
                {
                    yield return (X(day), text);
                }
            }
        }
    }
}
