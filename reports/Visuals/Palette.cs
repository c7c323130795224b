using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Which colour class of tokens.css each series takes, the same in every chart.</summary>
public static class Palette
{
    private const int Colours = 6;
    private const int Lightnesses = 3;

    /// <summary>Series that may share a line chart; beyond that each gets a panel of its own.</summary>
    public const int MostLines = 4;

    /// <summary>Classes in the order of the series: the accent for what the page is about, then contrast and the further colours.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<Series> series)
    {
        var accent = series.Select((s, i) => (s, i)).Where(p => p.s.Emphasis).Select(p => p.i).FirstOrDefault(0);
        var next = 2;
        return [.. series.Select((_, i) => i == accent ? "s1" : "s" + (((next++ - 1) % Colours) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Class of one of several steps of a colour, from full to pale; more than three steps share the three lightnesses in order.</summary>
    /// <param name="colour"><c>p</c> for the accent, <c>n</c> for contrast.</param>
    /// <param name="step">From 0, the full colour.</param>
    /// <param name="count">Number of steps.</param>
    public static string Step(string colour, int step, int count) =>
        colour + (1 + (step * Lightnesses / count)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a point is drawn full: exact as counted or computed.</summary>
    public static bool IsExact(DataPoint point) => point.Precision == Precision.Exact;
}
