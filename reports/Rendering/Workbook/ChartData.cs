using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Reports.Visuals;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A visual as the workbook holds it: numbers in columns of their own, in the form that its native chart reads.</summary>
internal static class ChartData
{
    public const string Month = "month";
    public const string Begin = "begin";
    public const string Length = "length";
    public const string Measured = "measured";
    public const string Low = "_low";
    public const string High = "_high";
    private const string AtRisk = "_at_risk";

    /// <summary>The visual with the columns of the workbook; kinds whose points say all are left as they are.</summary>
    public static Visual Of(Visual visual, string language) => visual.Kind switch
    {
        VisualKind.SupportNetwork or VisualKind.CaseTimeline or VisualKind.Funnel => Twin.Of(visual, language) with { Kind = visual.Kind },
        VisualKind.ProcessComparison => Stages(visual, FixedTexts.For(language)),
        VisualKind.SurvivalCurve => Steps(visual, FixedTexts.For(language)),
        _ => visual,
    };

    /// <summary>Places of the series that a chart draws; none where the table is all there is.</summary>
    public static IReadOnlyList<int> Drawn(Visual visual)
    {
        var all = Enumerable.Range(0, visual.Series.Count);
        return visual.Kind switch
        {
            VisualKind.KpiCards or VisualKind.Table or VisualKind.Crosstab or VisualKind.HeatMap or VisualKind.CaseTimeline => [],
            VisualKind.SupportNetwork => [.. all.Where(s => visual.Series[s].Valence is not null)],
            VisualKind.Funnel => [0],
            VisualKind.ProcessComparison => [.. all.Where(s => visual.Series[s].Code is Length or Measured)],
            VisualKind.SurvivalCurve => [.. all.Where(s => visual.Series[s].Code != Month && IsCurve(visual.Series[s].Code))],
            _ => [.. all],
        };
    }

    private static bool IsCurve(string code) => !code.EndsWith(Low, StringComparison.Ordinal) && !code.EndsWith(High, StringComparison.Ordinal) && !code.EndsWith(AtRisk, StringComparison.Ordinal);

    /// <summary>A row a stage and version: begin and end as published, and the length that the bar has.</summary>
    private static Visual Stages(Visual visual, FixedTexts texts)
    {
        var unit = visual.Series[0].Unit;
        var rows = visual.Categories.SelectMany((c, i) => visual.Series.Select(s => (Stage: c, Version: s, Point: s.Points[i]))).ToList();
        return visual with
        {
            Categories = [.. rows.Select(r => new Category($"{r.Stage.Code}_{r.Version.Code}", $"{r.Stage.Label} – {r.Version.Label}", null, false))],
            Series =
            [
                Column(Begin, "process.begin", p => p.Range?.Low, p => p.Range is not null),
                Column("end", "process.end", p => p.Range?.High, p => p.Range is not null),
                Column(Length, "process.length", p => p.Range?.High - (p.Range?.Low ?? 0), p => p.Range is not null),
                Column(Measured, "process.measured", p => p.Range is null ? p.Shown() : null, p => p.Range is null),
                new Series("said", texts["process.said"], Twin.NoUnit, [.. rows.Select(r => DataPoint.Words(ProcessLayout.Said(r.Point, texts)))]),
            ],
        };

        Series Column(string code, string key, Func<DataPoint, decimal?> value, Func<DataPoint, bool> has) => new(
            code, texts[key], unit, [.. rows.Select(r => r.Point.State == CellState.Shown && has(r.Point) && value(r.Point) is { } v
                ? new DataPoint(v, r.Point.Decimals, CellState.Shown, r.Point.Precision, r.Point.Text, r.Point.Annex)
                : r.Point.State == CellState.Suppressed ? r.Point : DataPoint.Words(""))]);
    }

    /// <summary>Two rows a step: before it and after it, so that a line through them is a stair.</summary>
    private static Visual Steps(Visual visual, FixedTexts texts)
    {
        var rows = visual.Categories.SelectMany((c, i) => i == 0 ? [(Category: c, At: 0, Value: 0)] : new[] { (Category: c, At: i, Value: i - 1), (Category: c, At: i, Value: i) }).ToList();
        var months = new Unit(Month, new Label(texts["survival.months"], texts["survival.months"], texts["survival.months"]), "", "time", 1);
        return visual with
        {
            Categories = [.. rows.Select(r => r.Category with { Label = r.At == r.Value ? r.Category.Label : texts.Fill("survival.before", r.Category.Label) })],
            Series =
            [
                new Series(Month, texts["survival.month"], months, [.. rows.Select(r => new DataPoint(r.Category.Position, r.Category.Position!.Value.Scale, CellState.Shown, Precision.Exact, "", null))]),
                .. visual.Series.SelectMany(s => (Series?[])
                [
                    s with { Points = [.. rows.Select(r => Until(s, r.At, r.Value))], AtRisk = null },
                    HasInterval(s) ? Bound(s, Low, "survival.low", r => r.Low) : null,
                    HasInterval(s) ? Bound(s, High, "survival.high", r => r.High) : null,
                    s.AtRisk is { } risk ? new Series(s.Code + AtRisk, $"{s.Label}: {texts["survival.at_risk"]}", Twin.NoUnit, [.. rows.Select(r => r.At == r.Value ? risk[r.At] : DataPoint.Words(""))]) : null,
                ]).OfType<Series>(),
            ],
        };

        static bool HasInterval(Series series) => series.Points.Any(p => p.Shown() is not null && p.Range is not null);

        // Where the next value is withheld, the stair ends: its last tread is not drawn on.
        static DataPoint Until(Series series, int at, int value) => at < SurvivalLayout.Length(series) ? series.Points[value] : series.Points[at];

        Series Bound(Series series, string code, string key, Func<ValueRange, decimal?> end) => new(
            series.Code + code, $"{series.Label}: {texts[key]}", series.Unit,
            [.. rows.Select(r => Until(series, r.At, r.Value)).Select(p => p.Shown() is not null && p.Range is { } range && end(range) is { } v ? p with { Value = v, Range = null } : p.State == CellState.Suppressed ? p : DataPoint.Words(""))]);
    }
}
