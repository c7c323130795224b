using System.Globalization;
using ReIntegrationBI.Reports.Texts;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

/// <summary>The visuals of trajectories, from answers that have been through disclosure control.</summary>
/// <param name="language"><c>nl</c>, <c>fr</c> or <c>en</c>.</param>
public sealed class TrajectoryVisuals(string language)
{
    private static readonly Unit Persons = new("persons", new Label("personen", "personnes", "persons"), "", "persons", 1);
    private static readonly Unit Share = new("percent of persons", new Label("procent van de personen", "pour cent des personnes", "per cent of persons"), "%", "share", 1);

    private readonly FixedTexts _texts = FixedTexts.For(language);
    private readonly Formatter _format = Formatter.For(language);

    /// <summary>Notes every number that is shown; null where the page has no annex.</summary>
    internal AnnexRegister? Annex { get; init; }

    /// <summary>The share back at work by month, a curve a group.</summary>
    /// <param name="table">The curves.</param>
    /// <param name="id">Id of the visual.</param>
    public Visual Return(SurvivalTable table, string id)
    {
        var last = table.Groups.SelectMany(g => g.Months).Select(m => m.Month).DefaultIfEmpty(0).Max();
        var months = Enumerable.Range(0, last + 1).Where(m => table.Groups.Any(g => g.Months.Any(x => x.Month == m))).ToList();
        return Make(id, VisualKind.SurvivalCurve, table, "trajectories.return") with
        {
            CategoryHeading = _texts["survival.month"],
            Categories = [.. months.Select(m => new Category(m.ToString(CultureInfo.InvariantCulture), _texts.Fill("survival.month_n", m), null, false, Position: m))],
            Series =
            [
                .. table.Groups.Where(g => g.Group.State == CellState.Shown).Select((g, i) => new Series(
                    FormattableString.Invariant($"group-{i}"), Name(g.Group), Share,
                    [.. months.Select(m => Month(table, g, m, id))],
                    Emphasis: table.Groups.Count == 1,
                    AtRisk: [.. months.Select(m => Count(g.At(m).State, g.At(m).AtRisk))])),
            ],
            BaseNote = table.Groups is [{ Group.Persons: { } persons }] ? _texts.Fill("survey.n", _format.Number(persons)) : null,
        };
    }

    /// <summary>How many persons of a group reached each milestone, the most reached first.</summary>
    /// <param name="table">The funnels.</param>
    /// <param name="group">The group.</param>
    /// <param name="id">Id of the visual.</param>
    public Visual Funnel(FunnelTable table, FunnelGroup group, string id)
    {
        var steps = group.Steps.Take(1).Concat(group.Steps.Skip(1).OrderByDescending(s => s.Reached.Persons ?? -1)).ToList();
        var visual = Make(id, VisualKind.Funnel, table, "trajectories.funnel") with
        {
            CategoryHeading = _texts["trajectories.milestone"],
            Categories = [.. steps.Select(s => new Category(s.Milestone.Code, Sentence.Capital(s.Milestone.Label.In(language)), null, false))],
            Series = [new Series("reached", _texts["trajectories.reached"], Persons, [.. steps.Select(s => Count(s.Reached.State, s.Reached.Persons))], Emphasis: true)],
        };
        return group.Group.Members.Count == 0 ? visual : visual with { Title = $"{visual.Title}: {Name(group.Group)}" };
    }

    private DataPoint Month(SurvivalTable table, SurvivalGroup group, int month, string page)
    {
        var at = group.At(month);
        if (at is not { State: CellState.Shown, Share: { } share })
        {
            return Count(at.State == CellState.Shown ? CellState.NotAvailable : at.State, null);
        }

        var value = (decimal)Math.Round(share, 1);
        var text = _format.Number(value, 1);
        var figure = new Figure
        {
            Value = value,
            Decimals = 1,
            Unit = Share,
            Period = Period.Parse(table.Set.ObservedUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            What = string.Join(", ", new[] { _texts["trajectories.return_title"], Name(group.Group), _texts.Fill("survival.month_n", month) }.Where(t => t.Length > 0)),
            Addresses = table.Set.Loads,
        };
        return new DataPoint(
            value, 1, CellState.Shown, Precision.Exact, text, Annex?.Add(figure.What, _format.WithSymbol(text, "%"), figure, page),
            Range: at is { Low: { } low, High: { } high } ? new ValueRange((decimal)Math.Round(low, 1), (decimal)Math.Round(high, 1)) : null);
    }

    private DataPoint Count(CellState state, int? persons) => state == CellState.Shown && persons is { } n
        ? new DataPoint(n, 0, CellState.Shown, Precision.Exact, _format.Number(n), null)
        : new DataPoint(null, 0, state == CellState.Shown ? CellState.NotAvailable : state, Precision.Exact, "", null);

    private string Name(TrajectoryGroup group) => group.Members.Count == 0 ? _texts["trajectories.all"] : Sentence.Capital(group.In(language));

    private Visual Make(string id, VisualKind kind, TrajectoryTable table, string key) => new()
    {
        Id = id,
        Kind = kind,
        Title = _texts[key + "_title"],
        Subtitle = _texts.Fill(key + "_subtitle", _format.Number(table.Set.Persons), _format.Date(table.Set.ObservedUntil)),
        CategoryHeading = "",
        Categories = [],
        Series = [],
        Source = string.Join("; ", table.Set.Loads.Select(l => l.Publisher).Distinct()),
        Notes = [.. table.Notes.Select(n => n.In(language))],
        Synthetic = table.Set.IsSynthetic,
    };
}
