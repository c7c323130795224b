using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// Lays out who helped and who hindered: the returner in the middle, the actors in a circle around, kind by kind, joined by a line for each
/// valence. A thicker line is more cases; colour, dashes and a sign tell the valence. Names stand outside the circle, so that no line crosses them.
/// </summary>
public static class NetworkLayout
{
    private const double Size = 12;
    private const double LineHeight = 15;
    private const double Thinnest = 1.2;
    private const double Thickest = 9;
    private const double Air = 10;

    /// <summary>Sign of a valence: <c>+</c>, <c>±</c>, <c>=</c> or <c>−</c>.</summary>
    public static string Sign(Valence valence) => valence switch
    {
        Valence.Supportive => "+",
        Valence.Mixed => "±",
        Valence.Neutral => "=",
        _ => "\u2212",
    };

    /// <summary>Class of the colour of a valence.</summary>
    public static string Paint(Valence valence) => valence switch
    {
        Valence.Supportive => "s1",
        Valence.Mixed => "s4",
        Valence.Neutral => "s6",
        _ => "s2",
    };

    /// <summary>Lays out a visual.</summary>
    /// <param name="visual">Of kind <see cref="VisualKind.SupportNetwork"/>; each series has its valence.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    /// <param name="width">Width to fill.</param>
    /// <exception cref="ArgumentException">A series has no valence, or a number is negative.</exception>
    public static Drawing Create(Visual visual, string language, double width = Drawing.PageWidth)
    {
        if (visual.Series.FirstOrDefault(s => s.Valence is null || s.Points.Any(p => p.Shown() < 0)) is { } wrong)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{wrong.Code}' has no valence or a negative number; each line is a count of one valence.", nameof(visual));
        }

        var texts = FixedTexts.For(language);
        var marks = new List<Mark>();
        var top = Key(marks, visual, width) + 8;
        var narrow = width < Drawing.PageWidth / 1.3;
        var radius = narrow ? width * 0.17 : 150;
        var room = (width / 2) - radius - Air;
        var groups = Groups(visual, room);
        if (groups.Count == 0)
        {
            return new Drawing(width, top + 30, [.. marks, new Mark.Words(0, top + 18, texts["visual.empty"], Size, "start", "muted")]);
        }

        // Clockwise from the top: the first kinds at the right, the others at the left from the foot up.
        var right = Enumerable.Range(0, groups.Count + 1).MinBy(n => Math.Max(groups.Take(n).Sum(g => g.Height), groups.Skip(n).Sum(g => g.Height)));
        var height = Math.Max(190, Math.Max(groups.Take(right).Sum(g => g.Height), groups.Skip(right).Sum(g => g.Height)));
        var (cx, cy) = (width / 2, top + (height / 2));
        var most = visual.Series.Max(s => s.Points.Max(p => p.Shown() ?? 0));
        var names = new List<Mark>();
        Side(groups.Take(right), 1);
        Side(groups.Skip(right).Reverse(), -1);
        Centre();
        marks.AddRange(names);
        return new Drawing(width, top + height + 4, marks);

        void Side(IEnumerable<Group> side, int direction)
        {
            var all = side.ToList();
            var spare = (height - all.Sum(g => g.Height)) / Math.Max(1, all.Count);
            var y = top;
            foreach (var group in all)
            {
                y += spare / 2;
                var edge = X(y + (group.Heading.Count * LineHeight / 2), direction);
                Write(group.Heading, edge + (direction * Air), y, direction, "muted", true);
                y += group.Heading.Count * LineHeight;
                foreach (var actor in group.Actors)
                {
                    Draw(actor, y + ((actor.Height - 6) / 2), y, direction);
                    y += actor.Height;
                }

                y += Group.Below + (spare / 2);
            }
        }

        // The circle is drawn flat where it has to hold many names; it never closes, so that names at its ends keep their room.
        double X(double y, int direction)
        {
            var part = (y - cy) / (height * 0.6);
            return cx + (direction * radius * Math.Sqrt(1 - (part * part)));
        }

        void Draw(Actor actor, double nodeY, double y, int direction)
        {
            var nodeX = X(nodeY, direction);
            var total = actor.Ties.Sum(t => Thickness(t.Count) + 2) - 2;
            var length = Math.Sqrt(Math.Pow(nodeX - cx, 2) + Math.Pow(nodeY - cy, 2));
            var (across, down) = (-(nodeY - cy) / length, (nodeX - cx) / length);
            var at = -total / 2;
            foreach (var tie in actor.Ties)
            {
                var shift = at + (Thickness(tie.Count) / 2);
                marks.Add(new Mark.Path(
                    [(cx + (across * shift), cy + (down * shift)), (nodeX + (across * shift), nodeY + (down * shift))],
                    Paint(tie.Valence), "tie " + Style(tie.Valence), Thickness(tie.Count), $"{actor.Name}, {tie.Label}: {tie.Text}"));
                at += Thickness(tie.Count) + 2;
            }

            names.Add(new Mark.Dot(nodeX, nodeY, 3.5, "axis", false));
            var x = nodeX + (direction * Air);
            Write(actor.Lines, x, y, direction, "ink", false);
            var baseline = y + (actor.Lines.Count * LineHeight) + 11.4;
            foreach (var line in actor.Counts)
            {
                x = nodeX + (direction * Air);
                foreach (var tie in direction > 0 ? line : [.. line.Reverse()])
                {
                    names.Add(new Mark.Words(x, baseline, Count(tie), Size, direction > 0 ? "start" : "end", tie.Paint, true));
                    x += direction * Room(tie);
                }

                baseline += LineHeight;
            }
        }

        double Thickness(decimal? count) => count is { } n && most > 0 ? Thinnest + ((double)(n / most) * (Thickest - Thinnest)) : Thinnest;

        void Centre()
        {
            var lines = TextMetrics.Wrap(texts["network.returner"], Size, narrow ? 84 : 120, true);
            var wide = lines.Max(l => TextMetrics.Width(l, Size, true)) + 14;
            var tall = (lines.Count * LineHeight) + 8;
            marks.Add(new Mark.Box(cx - (wide / 2), cy - (tall / 2), wide, tall, "s1"));
            for (var i = 0; i < lines.Count; i++)
            {
                marks.Add(new Mark.Words(cx, cy - (tall / 2) + 4 + (i * LineHeight) + 11.4, lines[i], Size, "middle", "onbar", true));
            }
        }

        void Write(IReadOnlyList<string> lines, double x, double y, int direction, string paint, bool bold)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                names.Add(new Mark.Words(x, y + (i * LineHeight) + 11.4, lines[i], Size, direction > 0 ? "start" : "end", paint, bold));
            }
        }

        IReadOnlyList<Group> Groups(Visual of, double most) =>
            [.. Enumerable.Range(0, of.Categories.Count)
                .Select(c => (c, Ties: Ties(of, c, texts)))
                .Where(a => a.Ties.Count > 0)
                .GroupBy(a => of.Categories[a.c].Group ?? "")
                .Select(g => new Group(
                    g.Key.Length == 0 ? [] : TextMetrics.Wrap(g.Key, Size, most, true),
                    [.. g.Select(a => new Actor(of.Categories[a.c].Label, TextMetrics.Wrap(of.Categories[a.c].Label, Size, most), a.Ties, Broken(a.Ties, most)))]))];
    }

    /// <summary>Class of the dashes of a valence.</summary>
    private static string Style(Valence valence) => valence.ToString().ToLowerInvariant();

    private static double Room(Tie tie) => TextMetrics.Width(Count(tie), Size, true) + 8;

    /// <summary>The counts of an actor in lines that fit beside the circle.</summary>
    private static List<IReadOnlyList<Tie>> Broken(IReadOnlyList<Tie> ties, double room)
    {
        List<List<Tie>> lines = [[]];
        foreach (var tie in ties)
        {
            if (lines[^1].Count > 0 && lines[^1].Sum(Room) + Room(tie) - 8 > room)
            {
                lines.Add([]);
            }

            lines[^1].Add(tie);
        }

        return [.. lines];
    }

    private static string Count(Tie tie) => Sign(tie.Valence) + "\u202f" + tie.Text;

    private static List<Tie> Ties(Visual visual, int category, FixedTexts texts) =>
        [.. visual.Series.Where(s => s.Points[category] is { State: CellState.Suppressed } || s.Points[category].Shown() > 0)
            .Select(s => s.Points[category].State == CellState.Suppressed
                ? new Tie(s.Valence!.Value, s.Label, null, Survey.SuppressedSign, "muted")
                : new Tie(s.Valence!.Value, s.Label, s.Points[category].Value, s.Points[category].Text + (s.Points[category].Uncertain ? "?" : ""), Paint(s.Valence!.Value)))];

    /// <summary>Names the valences with their line and sign; returns where the key ends.</summary>
    private static double Key(List<Mark> marks, Visual visual, double width)
    {
        double x = 0, y = 0;
        foreach (var series in visual.Series.Where(s => s.Points.Any(p => p.Shown() > 0)))
        {
            var paint = Paint(series.Valence!.Value);
            var text = $"{Sign(series.Valence.Value)}\u202f{series.Label}";
            var room = 32 + TextMetrics.Width(text, Size, true);
            if (x > 0 && x + room > width)
            {
                x = 0;
                y += 19;
            }

            marks.Add(new Mark.Path([(x, y + 8), (x + 26, y + 8)], paint, "tie " + Style(series.Valence.Value), 3));
            marks.Add(new Mark.Words(x + 32, y + 12, text, Size, "start", paint, true));
            x += room + 18;
        }

        return y + 19;
    }

    private sealed record Tie(Valence Valence, string Label, decimal? Count, string Text, string Paint);

    private sealed record Actor(string Name, IReadOnlyList<string> Lines, IReadOnlyList<Tie> Ties, IReadOnlyList<IReadOnlyList<Tie>> Counts)
    {
        public double Height => ((Lines.Count + Counts.Count) * LineHeight) + 6;
    }

    private sealed record Group(IReadOnlyList<string> Heading, IReadOnlyList<Actor> Actors)
    {
        public const double Below = 6;

        public double Height => (Heading.Count * LineHeight) + Actors.Sum(a => a.Height) + Below;
    }
}
