using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Surveys;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Lays a crosstab of respondents out as visuals; what it does not show is in none of them.</summary>
/// <param name="questionnaire">The survey.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class SurveyVisualsCrosstab(Questionnaire questionnaire, string language)
{
    private const int ShareDecimals = 1;
    private const int MeanDecimals = 2;

    private static readonly Unit Percent = new("percent of respondents", new Label("% van de respondenten", "% des répondants", "% of respondents"), "%", "percent of respondents", 1);
    private static readonly Unit Plain = new("", new Label("", "", ""), "", "", 1);

    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Shares and groups of answers, and means where there are any; letters and bases with both.</summary>
    public IReadOnlyList<Visual> Main(CrosstabTable table) =>
    [
        .. Of(table, "crosstab", Title(table), _texts.Fill("survey.crosstab_of", Period(table)), r => r.Kind != CrosstabRowKind.Mean, Percent, Share, Notes(table), true),
        .. HasShares(table)
            ? Of(table, "crosstab-means", _texts["survey.means"], Period(table), r => r.Kind == CrosstabRowKind.Mean, Plain, Mean, [], true)
            : Of(table, "crosstab", Title(table), _texts.Fill("survey.statistic_of", Period(table)), r => r.Kind == CrosstabRowKind.Mean, Plain, Mean, Notes(table), true),
    ];

    /// <summary>Numbers of respondents, unweighted, and intervals.</summary>
    public IReadOnlyList<Visual> Details(CrosstabTable table) =>
    [
        .. Of(table, "crosstab-numbers", _texts["survey.numbers"], _texts.Fill("survey.number_of", Period(table)), r => r.Kind != CrosstabRowKind.Mean, Plain, Count, [], false),
        .. Of(table, "crosstab-intervals", _texts["survey.intervals"], _texts.Fill("survey.crosstab_of", Period(table)), r => r.Kind != CrosstabRowKind.Mean, Percent, Interval, [], false),
    ];

    /// <summary>What the table asks, in words.</summary>
    public string Title(CrosstabTable table)
    {
        var by = table.Columns.Select(c => c.QuestionLabel).OfType<Label>().Distinct().Select(l => l.In(language)).ToList();
        var asked = Sentence.Capital(table.Label.In(language));
        return by.Count == 0 ? asked : _texts.Fill("survey.crosstab_title", asked, string.Join($" {_texts["survey.and"]} ", by));
    }

    private static bool HasShares(CrosstabTable table) => table.Rows.Any(r => r.Kind != CrosstabRowKind.Mean);

    private IEnumerable<Visual> Of(
        CrosstabTable table, string id, string title, string subtitle, Func<CrosstabRow, bool> takes, Unit unit,
        Func<CrosstabRow, int, CrosstabColumn, DataPoint> point, IReadOnlyList<string> notes, bool letters)
    {
        var rows = table.Rows.Where(takes).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        var several = table.Columns.Select(c => c.Question).OfType<string>().Distinct().Count() > 1;
        yield return new Visual
        {
            Id = id,
            Kind = VisualKind.Crosstab,
            Title = title,
            Subtitle = subtitle,
            CategoryHeading = _texts["dimension.answer"],
            Categories = rows.Select(r => new Category(r.Code, Sentence.Capital(r.Label.In(language)), null, false)).ToList(),
            Series = table.Columns.Select((c, i) => new Series(
                FormattableString.Invariant($"{c.Code}-{i}"),
                Sentence.Capital(several && c.QuestionLabel is { } asked ? $"{asked.In(language)}: {c.Label.In(language)}" : c.Label.In(language)),
                unit,
                rows.Select(r => letters ? point(r, i, c) : point(r, i, c) with { Letters = "" }).ToList(),
                Base: BaseOf(c),
                Letter: letters ? c.Letter : null)).ToList(),
            Source = table.Respondents.Title.In(language),
            BaseNote = Base(table),
            Notes = notes,
            Synthetic = table.Respondents.IsSynthetic,
        };
    }

    private DataPoint Share(CrosstabRow row, int column, CrosstabColumn of) => Value(row.Cells[column], of, ShareDecimals);

    private DataPoint Mean(CrosstabRow row, int column, CrosstabColumn of) => Value(row.Cells[column], of, MeanDecimals);

    private DataPoint Value(CrosstabCell cell, CrosstabColumn of, int decimals) => cell is { State: CellState.Shown, Value: { } value }
        ? Shown((decimal)value, decimals, _format.Number((decimal)value, decimals), cell, of)
        : Missing(cell);

    private DataPoint Count(CrosstabRow row, int column, CrosstabColumn of) => row.Cells[column] is { State: CellState.Shown, Count: { } count } cell
        ? Shown(count, 0, _format.Number(count), cell, of)
        : Missing(row.Cells[column]);

    private DataPoint Interval(CrosstabRow row, int column, CrosstabColumn of) => row.Cells[column] is { State: CellState.Shown, Low: { } low, High: { } high } cell
        ? Shown((decimal)low, ShareDecimals, $"{_format.Number((decimal)low, ShareDecimals)}–{_format.Number((decimal)high, ShareDecimals)}", cell, of)
        : Missing(row.Cells[column]);

    private static DataPoint Shown(decimal value, int decimals, string text, CrosstabCell cell, CrosstabColumn of) => new(
        value, decimals, CellState.Shown, Precision.Exact, text, null, cell.Letters,
        of.Size switch { BaseSize.TooSmall => BaseFlag.TooSmall, BaseSize.Small => BaseFlag.Small, _ => BaseFlag.None });

    private DataPoint Missing(CrosstabCell cell)
    {
        var suppressed = cell.State == CellState.Suppressed;
        return new DataPoint(
            null, 0, suppressed ? CellState.Suppressed : CellState.NotAvailable, Precision.Exact,
            _texts[suppressed ? "state.suppressed" : "state.not_available"], null);
    }

    private string BaseOf(CrosstabColumn column) => column switch
    {
        { State: CellState.Suppressed } => _texts["state.suppressed"],
        { Base: { } n, EffectiveBase: { } effective } => $"{_texts.Fill("survey.n", _format.Number(n))} ({_texts.Fill("survey.effective", _format.Number((decimal)effective))})",
        { Base: { } n } => _texts.Fill("survey.n", _format.Number(n)),
        _ => _texts["state.not_available"],
    };

    private string? Base(CrosstabTable table)
    {
        string?[] said =
        [
            table.Columns[0].Base is { } n ? _texts.Fill("survey.n", _format.Number(n)) : null,
            table.Base?.In(language),
            table.AskedWhen is { } rule && Route.TryParse(rule, out var route, out _) ? new SurveyVisualsWords(questionnaire, language).Of(route!) : null,
        ];
        var parts = said.Where(s => !string.IsNullOrEmpty(s)).ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private IReadOnlyList<string> Notes(CrosstabTable table) =>
    [
        table.Weights is { } weights
            ? _texts.Fill("survey.note_weights", Sentence.Capital(weights.Description.In(language)), _format.Number((decimal)weights.EffectiveBase), _format.Number((decimal)weights.DesignEffect, 2))
            : _texts["survey.note_unweighted"],
        .. table.Columns.Any(c => c.Letter is not null) ? [_texts.Fill("survey.note_level", _format.Percent((decimal)(1 - table.Level) * 100, 0))] : Array.Empty<string>(),
        _texts.Fill("survey.note_threshold", table.Threshold),
    ];

    private string Period(CrosstabTable table) => _format.Period(table.Respondents.Period);
}
