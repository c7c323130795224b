namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Names of the steps of a scale or ranking in order, each with its colour, above the first bar.</summary>
internal static class StepKey
{
    private const double Size = 12;

    /// <summary>Draws the key from the top in as many lines as it needs; returns where it ends.</summary>
    /// <param name="marks">Receives the key.</param>
    /// <param name="steps">Name and class of each step; those from <paramref name="apart"/> on stand apart.</param>
    /// <param name="apart">Number of steps of the scale itself.</param>
    /// <param name="left">Where the first line begins, where it has room from there.</param>
    /// <param name="width">Width of the drawing.</param>
    public static double Draw(List<Mark> marks, IReadOnlyList<(string Name, string Paint)> steps, int apart, double left, double width)
    {
        var whole = steps.Select((s, i) => 35 + TextMetrics.Width(s.Name, Size) + (i == apart ? 12 : 0)).Sum() - 18;
        double start = whole <= width - left ? left : 0, x = start, y = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var lines = TextMetrics.Wrap(steps[i].Name, Size, width - 20);
            var room = lines.Max(l => TextMetrics.Width(l, Size)) + 17;
            x += i == apart && x > start ? 12 : 0;
            if (x > start && x + room > width)
            {
                x = start;
                y += 19;
            }

            marks.Add(new Mark.Box(x, y + 2, 11, 11, steps[i].Paint));
            for (var l = 0; l < lines.Count; l++)
            {
                marks.Add(new Mark.Words(x + 17, y + 12 + (l * 15), lines[l], Size, "start", "ink"));
            }

            y += (lines.Count - 1) * 15;
            x += room + 18;
        }

        return y + 19;
    }
}
