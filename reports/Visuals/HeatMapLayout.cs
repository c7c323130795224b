using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out counts of cases as cells that are darker the more cases they hold, each with its count in words. Where the columns would be too
/// narrow, the cells of each row stand under each other.
/// </summary>
public static class HeatMapLayout
{
    /// <summary>Shades that cells above zero can have.</summary>
    public const int Shades = 3;

    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Gap = 2;
    private const double Air = 5;
    private const double LeastColumn = 62;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.HeatMap"/>; no value is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A count is negative, or a unit is a percentage.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Series.FirstOrDefault(s => s.Unit.Symbol == "%" || s.Points.Any(p => p.Shown() < 0)) is { } wrong)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{wrong.Code}' holds percentages or negative numbers; a heat map holds counts of cases.", nameof(visual));
        }

        var texts = FixedTexts.For(language);
        var cells = visual.Series.SelectMany(s => s.Points).Select(p => TextMetrics.Width(CellText(p, texts), Size, true) + (2 * Air)).DefaultIfEmpty(0).Max();
        var left = visual.Categories.Select(c => c.Label.Split(' ').Max(w => TextMetrics.Width(w, Size, c.IsTotal))).DefaultIfEmpty(0).Max() + 10;
        var words = visual.Series.Select(s => s.Label.Split(' ').Max(w => TextMetrics.Width(w, Size))).DefaultIfEmpty(0).Max() + (2 * Air);
        var least = Math.Max(cells, LeastColumn);

        // The names of the rows leave the columns room for their longest word, and take what is left over.
        left = Math.Max(left, Math.Min(width * 0.34, width - (visual.Series.Count * Math.Max(least, words))));
        var column = (width - left) / visual.Series.Count;
        return column >= least ? Grid(visual, texts, width, left, column) : List(visual, texts, width, Math.Max(cells, LeastColumn));
    }

    /// <summary>Class of a cell: darker the more cases, an outline for zero.</summary>
    /// <param name="count">Number of cases.</param>
    /// <param name="most">The largest number of the visual.</param>
    public static string Paint(decimal count, decimal most) =>
        count == 0 ? "zero" : Palette.Step("p", Shades - (int)Math.Ceiling(count * Shades / most), Shades);

    private static Drawing Grid(Visual visual, FixedTexts texts, double width, double left, double column)
    {
        var marks = new List<Mark>();
        var targets = new List<Target>();
        var headings = visual.Series.Select(s => TextMetrics.Wrap(s.Label, Size, column - (2 * Air))).ToList();
        var y = (headings.Max(h => h.Count) * LineHeight) + 6;
        for (var s = 0; s < headings.Count; s++)
        {
            Write(marks, headings[s], left + (s * column) + (column / 2), y - 6 - (headings[s].Count * LineHeight), "middle", "muted", false);
        }

        foreach (var (category, c) in visual.Categories.Select((category, c) => (category, c)))
        {
            var lines = TextMetrics.Wrap(category.Label, Size, left - 10, category.IsTotal);
            var height = Math.Max(32, (lines.Count * LineHeight) + 8);
            if (category.IsTotal)
            {
                marks.Add(new Mark.Path([(0, y + 4), (width, y + 4)], "axis", "thin"));
                y += 6;
            }

            Write(marks, lines, 0, y + ((height - (lines.Count * LineHeight)) / 2), "start", "ink", category.IsTotal);
            if (!category.IsTotal)
            {
                targets.Add(new Target(0, y, width, height, category.Code));
            }

            for (var s = 0; s < visual.Series.Count; s++)
            {
                Cell(marks, visual, c, s, texts, left + (s * column) + (Gap / 2), y + (Gap / 2), column - Gap, height - Gap);
            }

            y += height;
        }

        return new Drawing(width, y + 2, marks) { Targets = targets };
    }

    private static Drawing List(Visual visual, FixedTexts texts, double width, double cell)
    {
        var marks = new List<Mark>();
        double y = 0;
        foreach (var (category, c) in visual.Categories.Select((category, c) => (category, c)))
        {
            var name = TextMetrics.Wrap(category.Label, Size, width, true);
            Write(marks, name, 0, y, "start", "ink", true);
            y += (name.Count * LineHeight) + 3;
            for (var s = 0; s < visual.Series.Count; s++)
            {
                var lines = TextMetrics.Wrap(visual.Series[s].Label, Size, width - cell - 10);
                var height = Math.Max(24, (lines.Count * LineHeight) + 4);
                Write(marks, lines, 0, y + ((height - (lines.Count * LineHeight)) / 2), "start", "muted", false);
                Cell(marks, visual, c, s, texts, width - cell, y + (Gap / 2), cell, height - Gap);
                y += height;
            }

            y += 12;
        }

        return new Drawing(width, y, marks);
    }

    private static void Cell(List<Mark> marks, Visual visual, int c, int s, FixedTexts texts, double x, double y, double width, double height)
    {
        var point = visual.Series[s].Points[c];
        var text = CellText(point, texts);
        var name = $"{visual.Categories[c].Label}, {visual.Series[s].Label}: {text}";
        var most = visual.Series.SelectMany(r => r.Points.Where((_, i) => !visual.Categories[i].IsTotal)).Max(p => p.Shown() ?? 0);
        var paint = visual.Categories[c].IsTotal ? null
            : point.Shown() is { } count ? Paint(count, most)
            : point.State == CellState.Suppressed ? "hatch" : "outside";
        if (paint is not null)
        {
            marks.Add(new Mark.Box(x, y, width, height, paint, name));
        }

        var ink = paint switch { "hatch" or "outside" => "muted", null or "zero" => "ink", _ => "on-" + paint };
        marks.Add(new Mark.Words(x + (width / 2), y + (height / 2) + 4.2, text, Size, "middle", ink, paint is null or "p1" or "p2"));
    }

    private static string CellText(DataPoint point, FixedTexts texts) => point.State switch
    {
        CellState.Suppressed => texts["state.suppressed"],
        CellState.NotAvailable => texts["heat.unknown"],
        _ => point.Text + (point.Uncertain ? "\u00a0?" : ""),
    };

    private static void Write(List<Mark> marks, IReadOnlyList<string> lines, double x, double top, string anchor, string paint, bool bold)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            marks.Add(new Mark.Words(x, top + (i * LineHeight) + 11.4, lines[i], Size, anchor, paint, bold));
        }
    }
}
