using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Visuals;

/// <summary>Parts of a survey's bar taken together, as written at its end: the negative steps, the positive ones, the ranks.</summary>
/// <param name="Code"><c>negative</c>, <c>positive</c> or <c>ranks</c>.</param>
/// <param name="Label">As printed, without unit.</param>
/// <param name="Unit">Unit of the parts.</param>
/// <param name="Series">Places of the parts in the visual.</param>
/// <param name="Points">One a category; without a value where a part has none.</param>
public sealed record SurveySum(string Code, string Label, Unit Unit, IReadOnlyList<int> Series, IReadOnlyList<DataPoint> Points)
{
    /// <summary>The sums of a visual; none for kinds that have no sums, or where a sum would repeat its only part.</summary>
    /// <param name="visual">The visual.</param>
    /// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
    public static IReadOnlyList<SurveySum> Of(Visual visual, string language)
    {
        if (visual.Kind == VisualKind.LikertBar)
        {
            var scale = LikertScale.Of(visual);
            return [.. new[] { ("negative", scale.Negative), ("positive", scale.Positive) }.Where(s => s.Item2.Count > 1).Select(s => Make(visual, s.Item1, s.Item2, language))];
        }

        return visual is { Kind: VisualKind.RankingBar, Series.Count: > 1 }
            ? [Make(visual, "ranks", [.. Enumerable.Range(0, visual.Series.Count)], language)]
            : [];
    }

    private static SurveySum Make(Visual visual, string code, IReadOnlyList<int> series, string language)
    {
        var texts = FixedTexts.For(language);
        return new SurveySum(
            code, texts["survey.sum_" + code], visual.Series[series[0]].Unit, series,
            [.. visual.Categories.Select((_, c) => Add([.. series.Select(s => visual.Series[s].Points[c])], language))]);
    }

    private static DataPoint Add(IReadOnlyList<DataPoint> parts, string language)
    {
        if (parts.Any(p => p.Shown() is null))
        {
            // A sum beside its other parts would give a hidden part away.
            var state = parts.Any(p => p.State == CellState.Suppressed) ? CellState.Suppressed : CellState.NotAvailable;
            return new DataPoint(null, 0, state, Precision.Exact, "", null);
        }

        var value = parts.Sum(p => p.Shown()!.Value);
        var decimals = parts.Max(p => p.Decimals);
        var text = Formatter.For(language).Number(value, decimals);
        var exact = parts.All(Palette.IsExact);
        return new DataPoint(
            value, decimals, CellState.Shown, exact ? Precision.Exact : Precision.Rounded, exact ? text : FixedTexts.For(language).Fill("kpi.approximately", text), null,
            Flag: parts.Max(p => p.Flag), Uncertain: parts.Any(p => p.Uncertain));
    }
}
