using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Model.Recommendations;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>What has moved on the recommendations of studies, as a table.</summary>
/// <param name="actions">The recommendations.</param>
/// <param name="month">Month of the report: figures of later periods are left out.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
internal sealed class RecommendationVisuals(IReadOnlyList<TrackedAction> actions, Period month, string language)
{
    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    private static Unit Counted { get; } = new("recommendations", new Label("aanbevelingen", "recommandations", "recommendations"), "", "recommendations", 1);

    /// <summary>Notes every number that is shown.</summary>
    public AnnexRegister? Annex { get; init; }

    /// <summary>
    /// A row a recommendation with a figure: its indicator, today's value, what is wanted and how it has moved; those that have moved first, then
    /// those that are measured directly. Null where none has a figure.
    /// </summary>
    /// <param name="id">Id of the visual.</param>
    /// <param name="top">Only this many rows; null: all. A note says how many there are.</param>
    public Visual? Status(string id, int? top)
    {
        var all = actions.Select(a => (Action: a, Indicator: Best(a))).Where(r => r.Indicator is not null).Select(r => (r.Action, Indicator: r.Indicator!)).ToList();
        var rows = all.OrderBy(r => Weight(r.Indicator)).Take(top ?? int.MaxValue).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        return new Visual
        {
            Id = id,
            Kind = VisualKind.Table,
            Title = "",
            Subtitle = "",
            CategoryHeading = _texts["recs.recommendation"],
            Categories = [.. rows.Select(r => new Category(r.Action.Code, r.Action.Label.In(language), null, false))],
            Series =
            [
                new("indicator", _texts["recs.indicator"], Visuals.Twin.NoUnit, [.. rows.Select(r => DataPoint.Words(Name(r.Indicator)))]),
                new("today", _texts["recs.today"], Visuals.Twin.NoUnit, [.. rows.Select(r => Today(r.Indicator, id))]),
                new("movement", _texts["recs.movement"], Visuals.Twin.NoUnit, [.. rows.Select(r => DataPoint.Words(
                    $"{_texts["recs.wanted." + r.Indicator.Wanted]}; {_texts["recs.movement." + r.Indicator.Movement]}"))]),
            ],
            Source = string.Join("; ", rows.SelectMany(r => r.Indicator.Today!.Cell.Addresses).Select(a => a.Publisher).Concat(rows.Select(r => r.Action.Address.Publisher)).Distinct()),
            Notes = rows.Count < all.Count ? [_texts.Fill("recs.note_top", rows.Count, all.Count)] : [],
        };
    }

    /// <summary>A number of recommendations: <c>all</c>, <c>measured</c>, <c>direct</c>, <c>unmeasured</c>, <c>towards</c>, <c>away</c>; null for another.</summary>
    public Figure? Number(string name)
    {
        var counted = name switch
        {
            "all" => actions,
            "measured" => [.. actions.Where(a => Best(a) is not null)],
            "direct" => [.. actions.Where(a => Shown(a).Any(i => i.Strength == LinkStrength.Direct))],
            "unmeasured" => [.. actions.Where(a => Best(a) is null)],
            "towards" => [.. actions.Where(a => Shown(a).Any(i => i.Movement == Movement.Towards))],
            "away" => [.. actions.Where(a => Shown(a).Any(i => i.Movement == Movement.Away))],
            _ => null as IReadOnlyList<TrackedAction>,
        };
        return counted is null ? null : new Figure
        {
            Value = counted.Count,
            Decimals = 0,
            Unit = Counted,
            Period = month,
            What = _texts["recs.number." + name],
            Addresses = [.. (counted.Count > 0 ? counted : actions).Select(a => a.Address)],
        };
    }

    private DataPoint Today(TrackedIndicator indicator, string page)
    {
        var figure = Figure.Of(indicator.Today!.Cell, indicator.Today.Period, $"{Name(indicator)}, {_format.Period(indicator.Today.Period)}");
        var printed = _texts.Fill("mark." + figure.Precision, _format.WithSymbol(_format.Number(figure.Value, figure.Decimals), figure.Unit.Symbol));
        return new DataPoint(
            figure.Value, figure.Decimals, CellState.Shown, figure.Precision, $"{printed} ({_format.ShortPeriod(indicator.Today.Period)})",
            Annex?.Add(figure.What, printed, figure, page));
    }

    private IEnumerable<TrackedIndicator> Shown(TrackedAction action) => action.Indicators.Where(i => i.Today is { } today && today.Period.LastDay <= month.LastDay);

    private TrackedIndicator? Best(TrackedAction action) => Shown(action).OrderBy(Weight).FirstOrDefault();

    private static int Weight(TrackedIndicator indicator) =>
        (indicator.Movement is Movement.Towards or Movement.Away or Movement.Unchanged ? 0 : 2) + (indicator.Strength == LinkStrength.Direct ? 0 : 1);

    /// <summary>Measure and members; of a survey question, row and answer.</summary>
    private string Name(TrackedIndicator indicator)
    {
        var members = indicator.Members.Where(m => m.Role is not (MemberRole.Total or MemberRole.Outside) || m.Dimension is "question" or "answer").ToList();
        if (members.Find(m => m.Dimension == "question") is not { } question)
        {
            return string.Join(", ", members.Where(m => m.Dimension != "survey").Select(m => m.Label.In(language)).Prepend(Sentence.Capital(indicator.Measure!.Label.In(language))));
        }

        var parts = new[] { "row", "answer", "segment" }.SelectMany(d => members.Where(m => m.Dimension == d)).Select(m => m.Label.In(language).TrimEnd('…'));
        return $"{Sentence.Capital(question.Label.In(language))}: {string.Join(", ", parts)}";
    }
}
