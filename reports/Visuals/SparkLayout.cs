using ReIntegrationBI.Reports.Definitions;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Lays out the small line of a card: its shape over time, without axes.</summary>
public static class SparkLayout
{
    /// <summary>Lays out one series; null where fewer than two points have a value.</summary>
    public static Drawing? Create(Visual visual, Series series, double width = 132, double height = 34)
    {
        var shown = series.Points.Select((p, i) => (p.Value, Category: visual.Categories[i], Index: i)).Where(p => p.Value is not null).ToList();
        if (shown.Count < 2)
        {
            return null;
        }

        double Place(Category category, int index) => category.Period is { } period ? LineLayout.Middle(period) : index;
        double first = Place(visual.Categories[0], 0), last = Place(visual.Categories[^1], visual.Categories.Count - 1);
        decimal low = shown.Min(p => p.Value!.Value), high = shown.Max(p => p.Value!.Value);
        var points = shown.Select(p => (
            X: last == first ? width / 2 : 4 + ((Place(p.Category, p.Index) - first) / (last - first) * (width - 8)),
            Y: high == low ? height / 2 : height - 5 - ((double)((p.Value!.Value - low) / (high - low)) * (height - 10)))).ToList();
        return new Drawing(width, height, [
            new Mark.Path([.. points], "s1", "line"),
            new Mark.Dot(points[^1].X, points[^1].Y, 3, "s1", !Palette.IsExact(series.Points[shown[^1].Index])),
        ]);
    }
}
