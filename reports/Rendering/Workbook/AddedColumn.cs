using System.Globalization;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A column of numbers in the table of a survey's visual that is no series.</summary>
/// <param name="Code">Code of the sum, or <c>shift_left</c> and <c>shift_right</c> for what moves the bars of a scale to its middle.</param>
/// <param name="Heading">As written.</param>
/// <param name="Values">One a category; null where it is not known.</param>
/// <param name="Decimals">Decimals to show.</param>
internal sealed record AddedColumn(string Code, string Heading, IReadOnlyList<decimal?> Values, int Decimals)
{
    public const string ShiftLeft = "shift_left";
    public const string ShiftRight = "shift_right";

    // Between the scale and what is outside it, as part of the longest bar.
    private const decimal Apart = 0.06m;

    /// <summary>The added columns of a visual; none for visuals that are no bars of a survey.</summary>
    public static IReadOnlyList<AddedColumn> Of(Visual visual, string language)
    {
        var texts = FixedTexts.For(language);
        List<AddedColumn> added = [.. SurveySum.Of(visual, language).Select(s => new AddedColumn(
            s.Code, $"{s.Label} ({s.Unit.Label.In(language)})", [.. s.Points.Select(p => p.Shown())], s.Points.Max(p => p.Decimals)))];
        if (visual.Kind == VisualKind.LikertBar)
        {
            var scale = LikertScale.Of(visual);
            decimal Sum(IReadOnlyList<int> series, int c) => series.Sum(s => visual.Series[s].Points[c].Shown() ?? 0);
            var left = visual.Categories.Select((_, c) => Sum(scale.Negative, c) + (Sum(scale.Neutral, c) / 2)).ToList();
            var right = visual.Categories.Select((_, c) => Sum(scale.Positive, c) + (Sum(scale.Neutral, c) / 2)).ToList();
            added.Add(Shift(ShiftLeft, left, 0));
            if (scale.Outside.Count > 0)
            {
                added.Add(Shift(ShiftRight, right, (left.Max() + right.Max()) * Apart));
            }
        }

        return added;

        AddedColumn Shift(string code, List<decimal> lengths, decimal more)
        {
            var values = lengths.Select(l => (decimal?)decimal.Parse((lengths.Max() - l + more).ToString("0.##", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToList();
            return new AddedColumn(code, texts["survey." + code], values, values.Max(v => v!.Value.Scale));
        }
    }
}
