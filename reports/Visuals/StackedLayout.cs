using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Lays out wholes split in parts: one bar from zero a category, its parts in the order of the series, values within the parts that have room.</summary>
public static class StackedLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Thick = 26;

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.StackedBar"/>; no value is negative.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A part is negative.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Series.FirstOrDefault(s => s.Points.Any(p => p.Value < 0)) is { } negative)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{negative.Code}' has a negative value, which is no part of a whole; draw bars side by side instead.", nameof(visual));
        }

        var marks = new List<Mark>();
        var format = Formatter.For(language);
        var texts = FixedTexts.For(language);
        var colours = Palette.For(visual.Series);
        var alone = visual.Categories.Count == 1;
        var labels = BarLayout.CategoryLabels.Measure(visual, texts, Size, width * 0.3);
        var left = alone ? 0 : labels.Max(l => l.Right) + 12;
        var hidden = Enumerable.Range(0, visual.Categories.Count).Select(c => visual.Series.Any(s => s.Points[c].Value is null)).ToList();
        var most = Enumerable.Range(0, visual.Categories.Count).Max(c => visual.Series.Sum(s => s.Points[c].Value ?? 0));
        var symbol = visual.Series[^1].Unit.Symbol == "%" ? "%" : "";
        var outside = width - left;

        // The last part's number stands beyond its bar where it does not fit within; room is kept only then.
        var beyond = visual.Series[^1].Points
            .Where(p => p.Value is > 0)
            .Select(p => (Value: (double)p.Value!, Text: TextMetrics.Width(format.WithSymbol(p.Text, symbol), Size, true) + 8))
            .Where(p => p.Text > p.Value / (double)most * outside)
            .Select(p => p.Text)
            .DefaultIfEmpty(0)
            .Max();
        var room = outside - Math.Max(beyond, hidden.Contains(true) ? TextMetrics.Width("+ " + texts["stack.hidden_part"], Size) + 8 : 0);
        var unit = most == 0 ? 0 : room / (double)most;

        var y = SeriesKey.Draw(marks, visual.Series, colours, width, Size) + 6;
        var top = y;
        var targets = new List<Target>();
        for (var c = 0; c < visual.Categories.Count; c++)
        {
            var height = alone ? Thick + 10 : Math.Max(Thick, labels[c].Lines.Count * LineHeight);
            if (!alone)
            {
                labels[c].Draw(marks, y + (height / 2), Size, LineHeight);
            }

            var x = left;
            var barY = y + ((height - Thick) / 2);
            for (var s = 0; s < visual.Series.Count; s++)
            {
                if (visual.Series[s].Points[c] is not { Value: > 0 and var value } point)
                {
                    continue;
                }

                var length = (double)value * unit;
                var text = format.WithSymbol(point.Text, visual.Series[s].Unit.Symbol == "%" ? "%" : "");
                var name = $"{visual.Categories[c].Label}, {visual.Series[s].Label}: {text}";

                // A hair of paper between the parts tells them apart without colour.
                marks.Add(new Mark.Box(x, barY, Math.Max(0.5, length - 1.5), Thick, colours[s], name));
                if (TextMetrics.Width(text, Size, true) + 8 <= length)
                {
                    marks.Add(new Mark.Words(x + (length / 2) - 0.7, barY + (Thick / 2) + 4.2, text, Size, "middle", "onbar", true));
                }

                else if (s == visual.Series.Count - 1 && !hidden[c])
                {
                    marks.Add(new Mark.Words(x + length + 5, barY + (Thick / 2) + 4.2, text, Size, "start", "muted"));
                }

                x += length;
            }

            if (hidden[c])
            {
                marks.Add(new Mark.Words(x + 6, barY + (Thick / 2) + 4.2, "+ " + texts["stack.hidden_part"], Size, "start", "muted"));
            }

            targets.Add(new Target(0, y - 4, width, height + 8, visual.Categories[c].Code));
            y += height + 8;
        }

        marks.Add(new Mark.Path([(left, top - 3), (left, y - 5)], "axis", "thin"));
        return new Drawing(width, y, marks) { Targets = targets };
    }
}
