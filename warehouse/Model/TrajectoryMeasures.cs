using System.Globalization;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Answers measures of trajectories with one number a group, through the reader that protects them.</summary>
internal sealed class TrajectoryMeasures(ITrajectoryReader reader)
{
    /// <summary>Answers a question of which all measures are of trajectories.</summary>
    /// <exception cref="QueryException">The question names what trajectories do not have, or more than two dimensions.</exception>
    public ResultTable Answer(Query query, IReadOnlyList<Measure> measures)
    {
        if (query.Where.FirstOrDefault(w => w.Value.Count != 1) is { Key: not null } several)
        {
            throw new QueryException($"Of trajectories one member of {several.Key} can be taken, not {several.Value.Count}: medians and shares are not added. Ask by {several.Key} instead.");
        }

        var question = new TrajectoryQuery { By = query.By, Where = query.Where.ToDictionary(w => w.Key, w => w.Value[0]), AsOf = query.AsOf };
        var rows = new List<ResultRow>();
        TrajectorySet? set = null;
        foreach (var measure in measures)
        {
            var (own, cells) = Cells(measure.Code, question);
            set ??= own;
            rows.AddRange(cells.Select(c => new ResultRow(measure.Code, c.Group.Members, new ResultCell
            {
                Value = c.State == CellState.Shown ? (decimal?)c.Value : null,
                Decimals = c.Decimals,
                Unit = measure.Unit,
                State = c.State,
                Base = c.Base,
                BaseKind = c.Base is null ? BaseKind.None : BaseKind.Derived,
                Remark = c.Low is { } low && c.High is { } high ? string.Create(CultureInfo.InvariantCulture, $"95 %: {low:0.#} - {high:0.#}") : null,
                Addresses = own.Loads,
            })));
        }

        return new ResultTable(query.By, rows, set is null ? [] : [.. Notes(set, rows)]);
    }

    private (TrajectorySet Set, IEnumerable<Cell> Cells) Cells(string measure, TrajectoryQuery query)
    {
        switch (measure)
        {
            case "trajectory_persons":
                var funnel = reader.Contact(query);
                return (funnel.Set, funnel.Groups.Select(g => new Cell(g.Group, g.Group.State, g.Group.Persons, 0)));
            case "return_median_days":
                var curves = reader.Return(query);
                return (curves.Set, curves.Groups.Select(g => new Cell(g.Group, g.Median.State, g.Median.Days, 0, g.Group.Persons, g.Median.Low, g.Median.High)));
            case "early_contact_share":
                var contact = reader.Contact(query);
                return (contact.Set, contact.Groups.Select(g =>
                    new Cell(g.Group, g.Early is { State: CellState.Shown, Share: null } ? StateOf(g.Lasted) : g.Early.State, g.Early.Share, 1, g.Lasted.Persons, g.Early.Low, g.Early.High)));
            case "relapse_share_12m":
                var relapse = reader.Relapse(query);
                return (relapse.Set, relapse.Groups.Select(g => Month(g.Group, g.Months.Single(m => m.Month == 12), g.Returned.Persons)));
            case "handovers_mean":
                var handOvers = reader.HandOvers(query);
                return (handOvers.Set, handOvers.Groups.Select(g => new Cell(g.Group, g.MeanState, g.Mean, 2, g.Group.Persons)));
            default:
                var isFull = measure.StartsWith("return_full_share_", StringComparison.Ordinal);
                var text = measure[(measure.LastIndexOf('_') + 1)..^1];
                if (!(isFull || measure.StartsWith("return_share_", StringComparison.Ordinal)) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month))
                {
                    throw new QueryException($"The measure '{measure}' of trajectories is not computed by this version.");
                }

                var back = reader.Return(query with { FullOnly = isFull });
                return (back.Set, back.Groups.Select(g => Month(g.Group, g.At(month), g.Group.Persons)));
        }
    }

    private static Cell Month(TrajectoryGroup group, SurvivalMonth month, int? of) => new(group, month.State, month.Share, 1, of, month.Low, month.High);

    private static CellState StateOf(TrajectoryCount lasted) => lasted.State == CellState.Shown ? CellState.NotAvailable : CellState.Suppressed;

    private static IEnumerable<string> Notes(TrajectorySet set, IReadOnlyList<ResultRow> rows)
    {
        if (set.IsSynthetic)
        {
            yield return "These trajectories are made up, for demonstration and tests: nothing here says anything about people.";
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Trajectories of {set.Persons:N0} persons, one spell each, observed until {set.ObservedUntil:yyyy-MM-dd}; shares and medians by Kaplan-Meier, period is the year of the start. The base is persons.");
        if (rows.Count(r => r.Cell.State == CellState.Suppressed) is > 0 and var hidden)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Counts below {set.Threshold} are not shown, nor what would tell them: {hidden} left out here.");
        }
    }

    private sealed record Cell(TrajectoryGroup Group, CellState State, double? Value, int Decimals, int? Base = null, double? Low = null, double? High = null);
}
