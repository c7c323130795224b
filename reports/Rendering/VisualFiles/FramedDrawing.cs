using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.VisualFiles;

/// <summary>The drawing of a visual with what must not be parted from it: title, subtitle, filters, notes, base and source; and that the data are made up.</summary>
internal static class FramedDrawing
{
    private const double Margin = 24;
    private const double TitleSize = 17;
    private const double TextSize = 12;
    private const double Leading = 1.35;

    /// <summary>Lays it out.</summary>
    /// <param name="visual">A visual that is a drawing.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="filters">Which filters hold, in words.</param>
    public static Drawing Of(Visual visual, string language, IReadOnlyList<string> filters)
    {
        var words = FixedTexts.For(language);
        var drawing = Drawings.Of(visual, language)!;
        var marks = new List<Mark>();
        var y = Margin;
        y = Write(marks, visual.Title, y, TitleSize, "ink", drawing.Width, bold: true);
        if (visual.Synthetic)
        {
            y = Band(marks, Survey.SyntheticWords(visual, words), y + 4, drawing.Width);
        }

        y = Write(marks, visual.Subtitle, y + 2, TextSize, "muted", drawing.Width);
        if (filters.Count > 0)
        {
            y = Write(marks, words.Fill("extract.filters", string.Join("; ", filters)), y + 2, TextSize, "muted", drawing.Width);
        }

        y += 12;
        marks.AddRange(drawing.Marks.Select(m => Moved(m, Margin, y)));
        y += drawing.Height + 10;
        foreach (var note in VisualNotes.Of(visual, language))
        {
            y = Write(marks, note, y, TextSize, "muted", drawing.Width);
        }

        if (visual.BaseNote is { } respondents)
        {
            y = Write(marks, words.Fill("survey.base_note", respondents), y, TextSize, "muted", drawing.Width);
        }

        y = Write(marks, words.Fill("visual.source", visual.Source), y, TextSize, "muted", drawing.Width);
        var (width, height) = (drawing.Width + (2 * Margin), y + Margin);
        return new Drawing(width, height, [new Mark.Box(0, 0, width, height, "paper"), .. marks]);
    }

    /// <summary>Writes lines from a top edge on; returns their lower edge.</summary>
    private static double Write(List<Mark> marks, string text, double top, double size, string paint, double width, bool bold = false, double left = Margin)
    {
        foreach (var line in TextMetrics.Wrap(text, size, width, bold))
        {
            marks.Add(new Mark.Words(left, top + size, line, size, "start", paint, bold));
            top += size * Leading;
        }

        return top;
    }

    private static double Band(List<Mark> marks, string text, double top, double width)
    {
        const double padding = 8;
        var lines = new List<Mark>();
        var bottom = Write(lines, text, top + 4, TextSize, "on-warning", width - (2 * padding), bold: true, left: Margin + padding) + 4;
        marks.Add(new Mark.Box(Margin, top, width, bottom - top, "warning"));
        marks.Add(new Mark.Box(Margin, top, 4, bottom - top, "s2"));
        marks.AddRange(lines);
        return bottom;
    }

    private static Mark Moved(Mark mark, double right, double down) => mark switch
    {
        Mark.Words words => words with { X = words.X + right, Y = words.Y + down },
        Mark.Box box => box with { X = box.X + right, Y = box.Y + down },
        Mark.Dot dot => dot with { X = dot.X + right, Y = dot.Y + down },
        Mark.Path path => path with { Points = [.. path.Points.Select(p => (p.X + right, p.Y + down))] },
        Mark.Area area => area with { Points = [.. area.Points.Select(p => (p.X + right, p.Y + down))] },
        _ => throw new ArgumentException($"A {mark.GetType().Name} cannot be moved: add it here.", nameof(mark)),
    };
}
