using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Parts of stacked bars of surveys, with their numbers within where they fit.</summary>
internal static class SurveyBars
{
    private const double Size = 12;

    /// <summary>A value as drawn: with the symbol of its unit and the signs of doubt. The sign of a small base stands at the base.</summary>
    public static string Text(DataPoint point, Warehouse.Results.Unit unit, string language) =>
        Formatter.For(language).WithSymbol(point.Text, unit.Symbol == "%" ? "%" : "") + (point.Uncertain ? "\u00a0?" : "");

    public static bool Fits(string text, double length) => TextMetrics.Width(text, Size, true) + 6 <= length;

    /// <summary>Said at the end of a bar that lacks a part; a sign where words would take the room of the bars.</summary>
    public static string HiddenPart(bool suppressed, double width, FixedTexts texts) =>
        "+ " + (width < Drawing.PageWidth / 2 ? suppressed ? Survey.SuppressedSign : Survey.NotAvailableSign : texts["stack.hidden_part"]);

    /// <summary>Draws a part; returns where it ends.</summary>
    public static double Segment(
        List<Mark> marks, Visual visual, int category, int series, double x, double y, double thick, double unit, string paint, string language, bool labelled)
    {
        var column = visual.Series[series];
        var point = column.Points[category];
        if (point.Shown() is not { } value || value == 0)
        {
            return x;
        }

        var length = (double)value * unit;
        var text = Text(point, column.Unit, language);
        var words = Survey.Words(point, language);
        var name = $"{visual.Categories[category].Label}, {column.Label}: {text}{(words.Length > 0 ? ", " + words : "")}";

        // A hair of paper between the parts tells them apart without colour.
        marks.Add(new Mark.Box(x, y, Math.Max(0.5, length - 1.5), thick, paint, name));
        if (labelled && Fits(text, length))
        {
            marks.Add(new Mark.Words(x + (length / 2) - 0.7, y + (thick / 2) + 4.2, text, Size, "middle", "on-" + paint, true));
        }

        return x + length;
    }

    /// <summary>The longest unit for which a drawing takes no more room than it has.</summary>
    public static double LongestUnit(double room, Func<double, double> taken)
    {
        // What is taken grows with the unit: halve towards the longest that fits. A unit is a per cent or less.
        double low = 0, high = room;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (taken(middle) <= room)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public static void RefuseNegative(Visual visual)
    {
        if (visual.Series.FirstOrDefault(s => s.Points.Any(p => p.Shown() < 0)) is { } negative)
        {
            throw new ArgumentException($"Visual {visual.Id}: series '{negative.Code}' has a negative value, which is no share of respondents.", nameof(visual));
        }
    }
}
