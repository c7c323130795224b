using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Lays out how many persons reached each milestone: bars from zero in the order of the steps, with what is lost between two of them.</summary>
public static class FunnelLayout
{
    private const double Size = 12;
    private const double SmallSize = 11;
    private const double Thick = 20;
    private const double Between = 20;
    private const double Air = 6;
    private const double Hatch = 18;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.Funnel"/>; one series, no value is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">There is not exactly one series, or a value is negative.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Series.Count != 1)
        {
            throw new ArgumentException($"Visual {visual.Id} has {visual.Series.Count} series; a funnel counts one group: give each a funnel of its own.", nameof(visual));
        }

        SurveyBars.RefuseNegative(visual);
        var texts = FixedTexts.For(language);
        var series = visual.Series[0];
        var labels = RowLabels.Measure(visual, texts, width);
        var drops = Drops(visual, language);
        var ends = series.Points.Select(p => p.State switch
        {
            CellState.Suppressed => texts["state.suppressed"],
            CellState.NotAvailable => texts["state.not_available"],
            _ => p.Text,
        }).ToList();
        var marks = new List<Mark>();
        var unit = SurveyBars.LongestUnit(
            width - labels.Left,
            u => series.Points.Select((p, c) => ((double)(p.Shown() ?? 0) * u) + (p.Shown() is null ? Hatch : 0) + Air + TextMetrics.Width(ends[c], Size, true)).Max());
        double y = 2;
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            var (bar, end) = labels.Draw(marks, c, y, Thick);
            var x = labels.Left;
            if (series.Points[c].Shown() is { } value)
            {
                if (value > 0)
                {
                    marks.Add(new Mark.Box(x, bar, Math.Max(0.5, (double)value * unit), Thick, "s1", $"{visual.Categories[c].Label}, {series.Label}: {ends[c]}"));
                }

                x += (double)value * unit;
            }
            else if (series.Points[c].State == CellState.Suppressed)
            {
                marks.Add(new Mark.Box(x, bar, Hatch, Thick, "hatch"));
                x += Hatch;
            }

            marks.Add(new Mark.Words(x + Air, bar + (Thick / 2) + 4.2, ends[c], Size, "start", series.Points[c].Shown() is null ? "muted" : "ink", series.Points[c].Shown() is not null));
            y = end;
            if (c + 1 < visual.Categories.Count)
            {
                if (drops[c + 1].Text.Length > 0)
                {
                    marks.Add(new Mark.Words(labels.Left + Air, y + 13.5, drops[c + 1].Text, SmallSize, "start", "muted"));
                }

                marks.Add(new Mark.Path([(labels.Left, bar - 1), (labels.Left, y + Between + 1)], "axis", "thin"));
                y += Between;
            }
            else
            {
                marks.Add(new Mark.Path([(labels.Left, bar - 1), (labels.Left, bar + Thick + 1)], "axis", "thin"));
            }
        }

        return new Drawing(width, y + 4, marks);
    }

    /// <summary>What is lost before each step, as numbers and in words: "−312"; nothing before the first, and where more persons reached a step than the one before.</summary>
    public static IReadOnlyList<(decimal? Lost, string Text)> Drops(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        var points = visual.Series[0].Points;
        return [.. points.Select((p, c) => c == 0 ? (null, "") : Drop(points[c - 1], p))];

        (decimal?, string) Drop(DataPoint before, DataPoint now) => (before.Shown(), now.Shown()) switch
        {
            ({ } b, { } n) when b >= n => (b - n, texts.Fill("funnel.drop", Formatter.For(language).Number(b - n))),
            ({ }, { }) => (null, ""),
            _ when before.State == CellState.Suppressed || now.State == CellState.Suppressed => (null, texts["funnel.drop_hidden"]),
            _ => (null, ""),
        };
    }
}
