using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Lays answers about trajectories out as visuals; what they do not show is in none of them.</summary>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class TrajectoryVisuals(string language)
{
    private const int ShareDecimals = 1;
    private const decimal DaysInWeek = 7;
    private const int MostFlows = 15;

    private static readonly int[] TabledMonths = [3, 6, 12, 24];

    private static readonly Unit Persons = new("persons", new Label("personen", "personnes", "persons"), "", "persons", 1);
    private static readonly Unit Percent = new("percent of persons", new Label("% van de personen", "% des personnes", "% of persons"), "%", "percent of persons", 1);
    private static readonly Unit Days = new("days", new Label("dagen", "jours", "days"), "", "time", 1);
    private static readonly Unit Weeks = new("weeks", new Label("weken", "semaines", "weeks"), "", "time", 7);
    private static readonly Unit Nothing = new("words", new Label("", "", ""), "", "words", 1);

    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Notes every number of a curve; null where the page has no annex.</summary>
    public AnnexRegister? Annex { get; init; }

    /// <summary>The page to which its entries in the annex lead back.</summary>
    internal string Page { get; init; } = "";

    /// <summary>The curves of return to work, and their shares and medians as a table.</summary>
    public IReadOnlyList<Visual> Return(SurvivalTable table)
    {
        var title = table.By.Count == 0 && table.Groups[0].At(12) is { State: CellState.Shown, Share: { } share }
            ? _texts.Fill(table.FullOnly ? "trajectories.full_finding" : "trajectories.return_finding", _format.Percent((decimal)share, ShareDecimals))
            : By(table, table.FullOnly ? "trajectories.full" : "trajectories.return");
        var months = table.Groups.SelectMany(g => g.Months.Select(m => m.Month)).Distinct().Order().ToList();
        var curve = Make(table, "return", VisualKind.SurvivalCurve, title, _texts["trajectories.return_of"], _texts["survival.month"],
            [.. months.Select(m => new Category(FormattableString.Invariant($"m{m}"), _texts.Fill("trajectories.month", m), null, false, Position: m))],
            [
                .. table.Groups.Select((g, i) => new Series(
                    CodeOf(g.Group, i), Name(g.Group), Percent, [.. months.Select(m => Noted(Share(At(g, m)), table, g, m))], AtRisk: [.. months.Select(m => AtRisk(At(g, m)))])),
            ]);
        var shares = Make(table, "return-shares", VisualKind.Table, _texts["trajectories.shares"], _texts["trajectories.shares_of"], Heading(table),
            Groups(table.Groups.Select(g => g.Group)),
            [
                new Series("persons", _texts["trajectories.persons"], Nothing, [.. table.Groups.Select(g => Number(g.Group.State, g.Group.Persons))]),
                .. TabledMonths.Select(m => new Series(
                    FormattableString.Invariant($"m{m}"), _texts.Fill("trajectories.after_months", m), Percent, [.. table.Groups.Select(g => WithInterval(At(g, m)))])),
                new Series("median", _texts["trajectories.median"], Days, [.. table.Groups.Select(g => Duration(g.Median, g.Group, true))]),
            ]) with
            {
                Notes = [_texts["trajectories.note_interval"], .. table.Groups.Count == 1 ? [table.Groups[0].Stops.In(language)] : Array.Empty<string>()],
            };
        return months.Count > 1 ? [curve, shares] : [shares];
    }

    /// <summary>Waiting times: of all persons beside what sources say of the process, and as a table.</summary>
    public IReadOnlyList<Visual> Waiting(WaitingTable table, IReadOnlyList<ProcessStretch> process)
    {
        var pairs = table.Rows.Select(r => r.Pair).Distinct().Select(p => table.Rows.Where(r => r.Pair == p).ToList()).ToList();
        if (table.By.Count > 0)
        {
            return
            [
                Make(table, "waiting", VisualKind.Table, By(table, "trajectories.waiting"), _texts["trajectories.median_waiting_of"], Heading(table),
                    Groups(pairs[0].Select(r => r.Group)),
                    [.. pairs.Select(p => new Series(p[0].Pair, Sentence.Capital(p[0].Label.In(language)), Nothing, [.. p.Select(r => Duration(r.Median, r.Group, false))]))]),
            ];
        }

        var rows = pairs.Select(p => p[0]).ToList();
        var visuals = new List<Visual>
        {
            Make(table, "waiting", VisualKind.Table, _texts["trajectories.waiting"], _texts["trajectories.waiting_of"], _texts["trajectories.wait"],
                [.. rows.Select(r => Category(r.Pair, r.Label))],
                [
                    new Series("started", _texts["trajectories.started"], Nothing, [.. rows.Select(r => Count(r.Started))]),
                    new Series("reached", _texts["trajectories.reached_it"], Nothing, [.. rows.Select(r => Count(r.Reached))]),
                    new Series("lower", _texts["trajectories.quarter"], Days, [.. rows.Select(r => Duration(r.LowerQuartile, r.Group, false))]),
                    new Series("median", _texts["trajectories.half"], Days, [.. rows.Select(r => Duration(r.Median, r.Group, true))]),
                    new Series("upper", _texts["trajectories.three_quarters"], Days, [.. rows.Select(r => Duration(r.UpperQuartile, r.Group, false))]),
                ]) with
                {
                    Notes =
                    [
                        .. table.Notes.Select(n => n.In(language)), _texts["trajectories.note_interval"],
                        .. rows.Exists(r => r.UpperQuartile.State == CellState.NotAvailable) ? [_texts["trajectories.note_not_reached"]] : Array.Empty<string>(),
                    ],
                },
        };
        var told = rows.Where(r => process.Any(s => IsOf(s, r))).ToList();
        if (told.Count > 0)
        {
            visuals.Insert(0, Make(table, "process", VisualKind.ProcessComparison, _texts["trajectories.process"], _texts["trajectories.process_of"], _texts["trajectories.wait"],
                [.. told.Select(r => Category(r.Pair, r.Label))],
                [
                    new Series("current", _texts["trajectories.current"], Weeks, [.. told.Select(r => Stretch(process.FirstOrDefault(s => IsOf(s, r) && !s.IsIdeal)))]),
                    new Series("ideal", _texts["trajectories.ideal"], Weeks, [.. told.Select(r => Stretch(process.FirstOrDefault(s => IsOf(s, r) && s.IsIdeal)))]),
                    new Series("measured", _texts["process.measured"], Weeks, [.. told.Select(r => Measured(r.Median))]),
                ]) with { Notes = [_texts["trajectories.note_process"]] });
        }

        return visuals;
    }

    /// <summary>How many reached each milestone, and how far those came who stopped.</summary>
    public IReadOnlyList<Visual> Funnel(FunnelTable table)
    {
        var first = table.Groups[0];
        if (table.By.Count > 0)
        {
            return
            [
                Make(table, "funnel", VisualKind.Table, By(table, "trajectories.funnel"), _texts["trajectories.funnel_share_of"], Heading(table),
                    Groups(table.Groups.Select(g => g.Group)),
                    [
                        .. first.Steps.Skip(1).Select((step, i) => new Series(
                            step.Milestone.Code, Sentence.Capital(step.Milestone.Label.In(language)), Nothing, [.. table.Groups.Select(g => ShareOf(g.Steps[i + 1].Reached))])),
                    ]),
            ];
        }

        Category[] steps = [.. first.Steps.Select(s => Category(s.Milestone.Code, s.Milestone.Label))];
        return
        [
            Make(table, "funnel", VisualKind.Funnel, _texts["trajectories.funnel"], _texts["trajectories.funnel_of"], _texts["trajectories.milestone"],
                steps, [new Series("reached", _texts["trajectories.persons"], Persons, [.. first.Steps.Select(s => Count(s.Reached))])]),
            Make(table, "stopped", VisualKind.Table, _texts["trajectories.stopped"], Stopped(first), _texts["trajectories.furthest"],
                steps,
                [
                    new Series("reached", _texts["trajectories.reached_it"], Nothing, [.. first.Steps.Select(s => Count(s.Reached))]),
                    new Series("reached-share", _texts["trajectories.of_all"], Percent, [.. first.Steps.Select(s => ShareOf(s.Reached))]),
                    new Series("furthest", _texts["trajectories.no_further"], Nothing, [.. first.Steps.Select(s => Count(s.Furthest))]),
                    new Series("furthest-share", _texts["trajectories.of_stopped"], Percent, [.. first.Steps.Select(s => ShareOf(s.Furthest))]),
                ]) with { Notes = [] },
        ];
    }

    /// <summary>Relapse after the first resumption.</summary>
    public Visual Relapse(RelapseTable table) => Make(
        table, "relapse", VisualKind.Table,
        table.By.Count == 0 && table.Groups[0].Months.FirstOrDefault(m => m.Month == 12) is { State: CellState.Shown, Share: { } share }
            ? _texts.Fill("trajectories.relapse_finding", _format.Percent((decimal)share, ShareDecimals))
            : By(table, "trajectories.relapse"),
        _texts["trajectories.relapse_of"], Heading(table), Groups(table.Groups.Select(g => g.Group)),
        [
            new Series("returned", _texts["trajectories.returned"], Nothing, [.. table.Groups.Select(g => Count(g.Returned))]),
            .. TabledMonths.Select(month => new Series(
                FormattableString.Invariant($"m{month}"), _texts.Fill("trajectories.after_months", month), Percent,
                [.. table.Groups.Select(g => WithInterval(g.Months.FirstOrDefault(m => m.Month == month) ?? new SurvivalMonth(month, CellState.NotAvailable)))])),
        ]) with { Notes = [.. table.Notes.Select(n => n.In(language)), _texts["trajectories.note_interval"]] };

    /// <summary>Contact before the twelfth week was over.</summary>
    public Visual Contact(ContactTable table) => Make(
        table, "contact", VisualKind.Table,
        table.By.Count == 0 && table.Groups[0].Early is { State: CellState.Shown, Share: { } share }
            ? _texts.Fill("trajectories.contact_finding", _format.Percent((decimal)share, ShareDecimals))
            : By(table, "trajectories.contact"),
        _texts["trajectories.contact_of"], Heading(table), Groups(table.Groups.Select(g => g.Group)),
        [
            new Series("lasted", _texts["trajectories.lasted"], Nothing, [.. table.Groups.Select(g => Count(g.Lasted))]),
            new Series("early", _texts["trajectories.early"], Nothing, [.. table.Groups.Select(g => Count(g.Early))]),
            new Series("share", _texts["survival.share"], Percent, [.. table.Groups.Select(g => WithInterval(g.Early))]),
        ]) with { Notes = [.. table.Notes.Select(n => n.In(language)), _texts["trajectories.note_interval"]] };

    /// <summary>Hand-overs: persons by their number, and between whom.</summary>
    public IReadOnlyList<Visual> HandOvers(HandOverTable table)
    {
        var classes = table.Groups[0].Classes;
        var visuals = new List<Visual>
        {
            Make(table, "hand-overs", VisualKind.Table, By(table, "trajectories.hand_overs"), _texts["trajectories.hand_overs_of"], Heading(table),
                Groups(table.Groups.Select(g => g.Group)),
                [
                    new Series("persons", _texts["trajectories.persons"], Nothing, [.. table.Groups.Select(g => Number(g.Group.State, g.Group.Persons))]),
                    .. classes.Select((c, i) => new Series(
                        "class-" + c.Code.Replace("+", "-more", StringComparison.Ordinal), _texts.Fill("trajectories.hand_overs_n", c.Code), Percent,
                        [.. table.Groups.Select(g => ShareOf(g.Classes[i].Count))])),
                ]),
        };
        var flows = table.Flows.Take(MostFlows).ToList();
        if (flows.Count > 0)
        {
            visuals.Add(Make(table, "flows", VisualKind.Table, _texts["trajectories.flows"], _texts["trajectories.flows_of"], _texts["trajectories.from_to"],
                [.. flows.Select(f => new Category(f.From.Code + "-" + f.To.Code, $"{Sentence.Capital(f.From.Label.In(language))} → {f.To.Label.In(language)}", null, false))],
                [
                    new Series("persons", _texts["trajectories.persons"], Nothing, [.. flows.Select(f => Count(f.Count))]),
                    new Series("share", _texts["trajectories.of_handed"], Percent, [.. flows.Select(f => ShareOf(f.Count))]),
                ]) with { Notes = table.Flows.Count > flows.Count ? [_texts.Fill("trajectories.note_flows", flows.Count, table.Flows.Count)] : [] });
        }

        return visuals;
    }

    private static bool IsOf(ProcessStretch stretch, WaitingRow row) => stretch.From == row.From && stretch.To == row.To;

    private static SurvivalMonth At(SurvivalGroup group, int month) =>
        group.Group.State == CellState.Suppressed ? new SurvivalMonth(month, CellState.Suppressed) : group.At(month);

    private Visual Make(
        TrajectoryTable table, string id, VisualKind kind, string title, string subtitle, string heading, IReadOnlyList<Category> categories, IReadOnlyList<Series> series) => new()
        {
            Id = id,
            Kind = kind,
            Title = title,
            Subtitle = _texts.Fill(
                "trajectories.subtitle", subtitle,
                table.Where.Count == 0 ? _texts["trajectories.everybody"] : string.Join(", ", table.Where.Select(m => m.Label.In(language))),
                _format.Date(table.Set.ObservedUntil)),
            CategoryHeading = heading,
            Categories = categories,
            Series = series,
            Source = _texts.Fill("trajectories.source", string.Join(", ", table.Set.Loads.Select(l => l.File).Distinct())),
            Notes = [.. table.Notes.Select(n => n.In(language))],
            Synthetic = table.Set.IsSynthetic,
        };

    private string By(TrajectoryTable table, string key) => table.By.Count == 0
        ? _texts[key]
        : _texts.Fill("trajectories.by", _texts[key], string.Join($" {_texts["survey.and"]} ", table.By.Select(d => _texts["trajectories.by." + d])));

    private string Heading(TrajectoryTable table) => table.By.Count == 0
        ? _texts["trajectories.group"]
        : string.Join(", ", table.By.Select(d => d == "period" ? _texts["trajectories.start_year"] : _texts["dimension." + d]));

    private string Name(TrajectoryGroup group) => group.Members.Count == 0 ? _texts["trajectories.all"] : Sentence.Capital(group.In(language));

    private Category[] Groups(IEnumerable<TrajectoryGroup> groups) =>
        [.. groups.Select((g, i) => new Category(CodeOf(g, i), Name(g), null, false))];

    /// <summary>A group of one member is known by it, so that a page can lead to that member.</summary>
    private static string CodeOf(TrajectoryGroup group, int place) => group.Members is [var member] ? member.Code : FormattableString.Invariant($"group-{place}");

    private Category Category(string code, Label label) => new(code, Sentence.Capital(label.In(language)), null, false);

    private string Stopped(FunnelGroup group) => group.Stopped is { State: CellState.Shown, Persons: { } stopped } && group.Back is { State: CellState.Shown, Persons: { } back }
        ? _texts.Fill("trajectories.stopped_of", _format.Number(stopped), _format.Number(back))
        : _texts["trajectories.stopped_hidden"];

    private DataPoint Number(CellState state, int? number) => state == CellState.Shown && number is { } n ? Shown(n, 0, _format.Number(n)) : Missing(state);

    private DataPoint Count(TrajectoryCount count) => Number(count.State, count.Persons);

    private DataPoint ShareOf(TrajectoryCount count) => count is { State: CellState.Shown, Share: { } share } ? Value(share) : Missing(count.State);

    private DataPoint Share(SurvivalMonth month) => month is { State: CellState.Shown, Share: { } share }
        ? Value(share) with { Range = month is { Low: { } low, High: { } high } ? new ValueRange((decimal)low, (decimal)high) : null }
        : Missing(month.State);

    private DataPoint Noted(DataPoint point, SurvivalTable table, SurvivalGroup group, int month)
    {
        if (Annex is null || point.Value is not { } value)
        {
            return point;
        }

        var figure = new Figure
        {
            Value = value,
            Decimals = ShareDecimals,
            Unit = Percent,
            Period = Period.Parse(table.Set.ObservedUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            What = $"{_texts[table.FullOnly ? "trajectories.full" : "trajectories.return"]}, {Name(group.Group)}, {_texts.Fill("trajectories.month", month)}",
            Addresses = table.Set.Loads,
        };
        return point with { Annex = Annex.Add(figure.What, _format.WithSymbol(point.Text, "%"), figure, Page) };
    }

    private DataPoint AtRisk(SurvivalMonth month) => Number(month.State, month.AtRisk);

    private DataPoint WithInterval(SurvivalMonth month) => Interval(month.State, month.Share, month.Low, month.High);

    private DataPoint WithInterval(TrajectoryCount count) => Interval(count.State, count.Share, count.Low, count.High);

    private DataPoint Interval(CellState state, double? share, double? low, double? high)
    {
        if (state != CellState.Shown || share is not { } value)
        {
            return Missing(state);
        }

        var point = Value(value);
        return low is { } from && high is { } to ? point with { Text = $"{point.Text} ({Plain(from)}–{Plain(to)})" } : point;
    }

    private DataPoint Duration(DurationCell cell, TrajectoryGroup group, bool interval)
    {
        if (cell is not { State: CellState.Shown, Days: { } days })
        {
            return group.State == CellState.Suppressed || cell.State == CellState.Suppressed ? Missing(CellState.Suppressed) : DataPoint.Words(_texts["trajectories.not_reached"]);
        }

        var text = _format.Number(days);
        return Shown(days, 0, interval && cell is { Low: { } low, High: { } high } ? $"{text} ({_format.Number(low)}–{_format.Number(high)})" : text);
    }

    private DataPoint Measured(DurationCell cell) => cell is { State: CellState.Shown, Days: { } days }
        ? Shown(days / DaysInWeek, 1, _format.Number(days / DaysInWeek, 1))
        : Missing(cell.State);

    private DataPoint Stretch(ProcessStretch? stretch)
    {
        if (stretch is null or { Weeks: { Low: null, High: null } })
        {
            return Missing(CellState.NotAvailable);
        }

        var (low, high) = (stretch.Weeks.Low, stretch.Weeks.High);
        var (from, to) = (low is null ? "" : Weekly(low.Value), high is null ? "" : Weekly(high.Value));
        var text = low is null ? _texts.Fill("trajectories.until_weeks", to)
            : high is null ? _texts.Fill("trajectories.from_weeks", from)
            : from == to ? _texts.Fill("trajectories.at_weeks", from)
            : _texts.Fill("trajectories.between_weeks", from, to);
        return new DataPoint((high ?? low)!.Value, 1, CellState.Shown, Precision.Exact, text, null, Range: stretch.Weeks);
    }

    private string Weekly(decimal weeks) => _format.Number(weeks, weeks == Math.Round(weeks) ? 0 : 1);

    private string Plain(double share) => _format.Number((decimal)share, ShareDecimals);

    private DataPoint Value(double share) => Shown((decimal)share, ShareDecimals, Plain(share));

    private static DataPoint Shown(decimal value, int decimals, string text) => new(value, decimals, CellState.Shown, Precision.Exact, text, null);

    private DataPoint Missing(CellState state)
    {
        var suppressed = state == CellState.Suppressed;
        return new DataPoint(
            null, 0, suppressed ? CellState.Suppressed : CellState.NotAvailable, Precision.Exact, _texts[suppressed ? "state.suppressed" : "state.not_available"], null);
    }
}
