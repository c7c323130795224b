using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Cases;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The visuals of a study of cases: numbers of cases and names of actors, never shares.</summary>
/// <param name="study">The study.</param>
/// <param name="codes">Kinds of actors.</param>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class CaseVisuals(CaseStudy study, CodeListCatalog codes, string language)
{
    private static readonly Valence[] Valences = [Valence.Supportive, Valence.Mixed, Valence.Neutral, Valence.Hindering];

    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Cases as a unit.</summary>
    public static Unit Cases { get; } = new("cases", new Label("gevallen", "cas", "cases"), "", "cases", 1);

    /// <summary>Mentions as a unit.</summary>
    public static Unit Mentions { get; } = new("mentions", new Label("vermeldingen", "mentions", "mentions"), "", "mentions", 1);

    /// <summary>Notes every number that is shown; null where the page has no annex.</summary>
    public AnnexRegister? Annex { get; init; }

    /// <summary>Types of returner by keys, as a heat map with its totals.</summary>
    /// <param name="id">Id of the visual.</param>
    public Visual TypesByKeys(string id)
    {
        var matrix = study.Matrix;
        var rows = matrix.Types.Where(t => matrix.CasesByType[t.Code].Count > 0).ToList();
        return Make(id, VisualKind.HeatMap, _texts["cases.heat_title"], _texts.Fill("cases.heat_subtitle", study.Cases.Count)) with
        {
            CategoryHeading = _texts["cases.type"],
            Categories =
            [
                .. rows.Select(t => new Category(t.Code, Sentence.Capital(t.Label.In(language)), null, false)),
                new Category("total", _texts["cases.all_types"], null, false, IsTotal: true),
            ],
            Series =
            [
                .. matrix.Keys.Select(k => new Series(k.Code, Sentence.Capital(k.Label.In(language)), Cases,
                [
                    .. rows.Select(t => Of(KeyCount(k, t), matrix.CasesByType[t.Code].Count, id)),
                    Of(KeyCount(k, null), study.Cases.Count, id),
                ])),
            ],
        };
    }

    /// <summary>In how many cases each actor supported or hindered.</summary>
    /// <param name="id">Id of the visual.</param>
    /// <param name="top">Only this many actors, those of most cases; null: all. A note says how many there are.</param>
    public Visual Support(string id, int? top = null)
    {
        var all = study.Cases.SelectMany(c => c.Supports).ToList();
        var shown = all.GroupBy(s => s.Fact.Actor).OrderByDescending(g => g.Select(s => s.Fact.Case).Distinct().Count())
            .ThenBy(g => Rank(g.Key)).Take(top ?? int.MaxValue).Select(g => g.Key).ToHashSet();
        var actors = all.Select(s => s.Fact.Actor).Distinct().Count();
        var visual = Network(id, [.. all.Where(s => shown.Contains(s.Fact.Actor))], Cases, s => s.Select(x => x.Fact.Case).Distinct().Count());
        return visual with
        {
            Title = _texts["cases.support_title"],
            Subtitle = _texts.Fill("cases.support_subtitle", study.Cases.Count),
            Notes = shown.Count < actors ? [_texts.Fill("cases.note_top", shown.Count, actors)] : [],
        };
    }

    /// <summary>Who supported and hindered in one case; null where nobody is named.</summary>
    /// <param name="record">The case.</param>
    /// <param name="id">Id of the visual.</param>
    public Visual? SupportOf(CaseRecord record, string id) => record.Supports.Count == 0
        ? null
        : Network(id, record.Supports, Mentions, s => s.Count) with
        {
            Title = _texts.Fill("cases.support_of_title", record.Name),
            Subtitle = _texts.Fill("cases.support_of_subtitle", record.Code),
        };

    /// <summary>What was adapted in a case, in time; null where nothing is known.</summary>
    /// <param name="record">The case.</param>
    /// <param name="id">Id of the visual.</param>
    public Visual? TimelineOf(CaseRecord record, string id)
    {
        var events = new List<(string Label, string When, TimelineItem Item)>();
        if (record.Number("months_full_incapacity", statedOnly: true) is { } months)
        {
            events.Add((_texts["cases.absence"], _texts.Fill("cases.absence_months", _format.Number(months, months % 1 == 0 ? 0 : 1)), new(TimelineKind.Absence, null, null)));
        }

        events.AddRange(record.Adjustments.Select(a => (Described(a.Fact), When(a.Fact), Placed(a.Fact))));
        var rows = events.OrderBy(e => e.Item.Kind).ThenBy(e => e.Item.From ?? DateOnly.MaxValue).ToList();
        return rows.Count == 0 ? null : Make(id, VisualKind.CaseTimeline, _texts.Fill("cases.timeline_title", record.Name), _texts.Fill("cases.timeline_subtitle", record.Code)) with
        {
            CategoryHeading = _texts["cases.event"],
            Categories = [.. rows.Select((r, i) => new Category(i.ToString(CultureInfo.InvariantCulture), r.Label, null, false, Group: _texts["timeline.lane." + r.Item.Kind]))],
            Series = [new Series("when", _texts["cases.when"], Visuals.Twin.NoUnit, [.. rows.Select(r => DataPoint.Words(r.When))])],
            Timeline = [.. rows.Select(r => r.Item)],
        };
    }

    /// <summary>The number of cases in which a key was at work, with the cells that say so.</summary>
    /// <param name="key">The key; its mechanisms count for it.</param>
    /// <param name="type">Only cases of this type of returner; null: all.</param>
    internal Figure KeyCount(Member key, Member? type)
    {
        var cases = study.Cases.Where(c => type is null || c.Type == type.Code).ToList();
        var having = cases.SelectMany(c => c.Keys.Where(k => study.KeyOf(k.Fact.Key) == key.Code).Take(1)).ToList();

        // Nothing stands where a key is missing; then the cells that make the cases cases of their type bear it out.
        var addresses = having.Count > 0 ? having.Select(k => k.Address) : cases.Select(c => c.Find(CaseStudy.TypeField)?.Address ?? c.Source.Address);
        return Count(having.Count, string.Join(" – ", [key.Label.In(language), .. type is null ? [] : new[] { type.Label.In(language) }]), addresses);
    }

    /// <summary>A number of cases.</summary>
    internal Figure Count(int count, string what, IEnumerable<CellAddress> addresses, string? remark = null) => new()
    {
        Value = count,
        Decimals = 0,
        Unit = Cases,
        Period = study.Study.Period,
        What = $"{_texts["cases.number"]}: {what}",
        Addresses = [.. addresses],
        Remark = remark,
    };

    private DataPoint Of(Figure figure, int whole, string page)
    {
        var text = _format.Number(figure.Value);
        return new DataPoint(
            figure.Value, 0, CellState.Shown, Precision.Exact, _texts.Fill("cases.of", text, _format.Number(whole)), Annex?.Add(figure.What, text, figure, page));
    }

    private Visual Network(string id, IReadOnlyList<Sourced<CaseSupport>> supports, Unit unit, Func<IReadOnlyList<Sourced<CaseSupport>>, int> count)
    {
        var actors = supports.GroupBy(s => s.Fact.Actor).OrderBy(g => Rank(g.Key)).ToList();
        return Make(id, VisualKind.SupportNetwork, "", "") with
        {
            CategoryHeading = _texts["cases.actor"],
            Categories = [.. actors.Select(a => new Category(a.Key, study.LabelOf("actor", a.Key).In(language), null, false, Group: Circle(a.Key)))],
            Series =
            [
                .. Valences.Select(v => new Series(v.ToString(), _texts["valence." + v], unit,
                    [.. actors.Select(a => Tie([.. a.Where(s => s.Fact.Valence == v.ToString().ToLowerInvariant())], a.Key, v))], Valence: v)),
            ],
        };

        // Whom nobody names so is left blank: that nobody says it is no count of zero.
        DataPoint Tie(IReadOnlyList<Sourced<CaseSupport>> named, string actor, Valence valence)
        {
            if (named.Count == 0)
            {
                return DataPoint.Words("");
            }

            var figure = Count(count(named), $"{study.LabelOf("actor", actor).In(language)}, {_texts["valence." + valence]}", named.Select(n => n.Address)) with { Unit = unit };
            var text = _format.Number(figure.Value);
            return new DataPoint(figure.Value, 0, CellState.Shown, Precision.Exact, text, Annex?.Add(figure.What, text, figure, id));
        }
    }

    private int Rank(string actor) => codes.Find("actor", actor)?.Rank ?? int.MaxValue;

    private string? Circle(string actor)
    {
        var member = codes.Find("actor", actor);
        var circle = member?.Extra ?? (member?.Parent is { } parent ? codes.Find("actor", parent)?.Extra : null);
        return circle is null ? null : _texts["circle." + circle];
    }

    private string Described(CaseAdjustment adjustment)
    {
        var label = Sentence.Capital(study.LabelOf("adjustment", adjustment.Adjustment).In(language));
        return adjustment.Detail is { } detail ? $"{label}: {detail.In(language)}" : label;
    }

    private string When(CaseAdjustment adjustment) =>
        adjustment.Timing?.In(language)
        ?? (adjustment.From is { } from
            ? adjustment.To is { } to && to != from ? $"{_format.Period(Period.Parse(from))} – {_format.Period(Period.Parse(to))}" : _format.Period(Period.Parse(from))
            : _texts["timeline.undated"]);

    private static TimelineItem Placed(CaseAdjustment adjustment)
    {
        var said = adjustment.Timing?.En ?? "";
        var kind = said.Contains("failed", StringComparison.OrdinalIgnoreCase) || said.Contains("attempt", StringComparison.OrdinalIgnoreCase) ? TimelineKind.Attempt
            : adjustment.Adjustment.StartsWith("partial_resumption", StringComparison.Ordinal) ? TimelineKind.Resumption
            : TimelineKind.Adaptation;
        if (adjustment.From is null && adjustment.To is null)
        {
            return new TimelineItem(kind, null, null);
        }

        // A year tells no month: drawn as about. Words such as "from" leave the end open.
        var from = Period.Parse(adjustment.From ?? adjustment.To!);
        var about = said.Contains("about", StringComparison.OrdinalIgnoreCase) || said.Contains(" or ", StringComparison.OrdinalIgnoreCase)
            || adjustment.From is null || from.Type == "year";
        var end = adjustment.To is { } to ? Period.Parse(to).LastDay : (DateOnly?)null;
        return new TimelineItem(kind, from.FirstDay, end, about, GoesOn: end is null && adjustment.From is not null);
    }

    private Visual Make(string id, VisualKind kind, string title, string subtitle) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Subtitle = subtitle,
        CategoryHeading = "",
        Categories = [],
        Series = [],
        Source = study.Publication.Publisher,
    };
}
