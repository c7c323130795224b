using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Names of the series with their colour, above a chart where they cannot be written at the bars themselves.</summary>
internal static class SeriesKey
{
    /// <summary>Draws the key from the top in as many lines as it needs; returns where it ends.</summary>
    public static double Draw(List<Mark> marks, IReadOnlyList<Series> series, IReadOnlyList<string> colours, double width, double size)
    {
        double x = 0, y = 0;
        for (var i = 0; i < series.Count; i++)
        {
            var lines = TextMetrics.Wrap(series[i].Label, size, width - 20, true);
            var room = lines.Max(l => TextMetrics.Width(l, size, true)) + 18;
            if (x > 0 && x + room > width)
            {
                x = 0;
                y += 19;
            }

            marks.Add(new Mark.Box(x, y + 2, 11, 11, colours[i]));
            for (var l = 0; l < lines.Count; l++)
            {
                marks.Add(new Mark.Words(x + 17, y + 12 + (l * 15), lines[l], size, "start", colours[i], true));
            }

            y += (lines.Count - 1) * 15;
            x += room + 18;
        }

        return y + 19;
    }
}
