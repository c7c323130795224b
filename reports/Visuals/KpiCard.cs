using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>What a card shows: the last figure of a series, and the one before it. Cards of one row may end in different periods; each says of when it is.</summary>
/// <param name="Series">The series.</param>
/// <param name="At">Place of the last figure among the categories; -1 where there is none.</param>
/// <param name="Before">Place of the figure before it; -1 where there is none.</param>
public sealed record KpiCard(Series Series, int At, int Before)
{
    /// <summary>The last figure; one that is not available where there is none.</summary>
    public DataPoint Now => Series.Points[Math.Max(At, 0)];

    /// <summary>The card of a series.</summary>
    public static KpiCard Of(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var at = Last(series, series.Points.Count);
        return new KpiCard(series, at, Last(series, at));
    }

    /// <summary>Name of its period.</summary>
    public string When(Visual visual)
    {
        ArgumentNullException.ThrowIfNull(visual);
        return visual.Categories[At < 0 ? visual.Categories.Count - 1 : At].Label;
    }

    /// <summary>The card as a line of text: name, value, unit, date, change since when.</summary>
    /// <param name="visual">The visual in which it stands.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public string InWords(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        var unit = Series.Unit;
        var value = Now.Value is null
            ? texts[Now.State == CellState.Suppressed ? "state.suppressed" : "state.not_available"]
            : Formatter.For(language).WithSymbol(Now.Text, unit.Symbol) + (Survey.Signs(Now) is { Length: > 0 } ? $" ({Survey.Words(Now, language)})" : "");
        var change = Before >= 0 && Change.InWords(Series.Points[Before], Now, unit, language) is { } words
            ? $"; {words} {texts.Fill("kpi.since", visual.Categories[Before].Label)}"
            : "";
        return $"{Series.Label}: {value}{(unit.Symbol is "%" or "€" ? "" : " " + unit.Label.In(language))}, {When(visual)}{change}";
    }

    private static int Last(Series series, int before) =>
        Enumerable.Range(0, Math.Max(before, 0)).LastOrDefault(i => series.Points[i].State != CellState.NotAvailable, -1);
}
