using System.Globalization;
using ReIntegrationBI.Warehouse.Model.Releases;
using ReIntegrationBI.Warehouse.Results;
using ReIntegrationBI.Warehouse.Statistics;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Makes the answers to one question from what may be shown.</summary>
internal sealed class TrajectoryAnswer
{
    private readonly TrajectoryRelease _release;
    private readonly TrajectoryQuery _query;
    private readonly TrajectoryStore _store;
    private readonly IReadOnlyList<GroupChoice> _groups;
    private readonly IReadOnlyList<Member> _where;
    private readonly CurveBuilder _curves;

    public TrajectoryAnswer(TrajectoryRelease release, TrajectoryQuery query, TrajectoryStore store)
    {
        (_release, _query, _store) = (release, query, store);
        (_groups, _where) = GroupFinder.Find(release, query);
        _curves = new CurveBuilder(release);
    }

    private ReleaseStructure Structure => _release.Structure;

    /// <summary>Share back at work.</summary>
    public SurvivalTable Return(bool fullOnly)
    {
        var curves = Curves(fullOnly ? Milestones.Full : TrajectoryOutcomes.Return);
        return new SurvivalTable
        {
            Set = _release.Set,
            By = _query.By,
            Where = _where,
            FullOnly = fullOnly,
            Notes = [TrajectoryTexts.Unit, fullOnly ? TrajectoryTexts.Full : TrajectoryTexts.Any, TrajectoryTexts.Censored, TrajectoryTexts.Month, .. fullOnly ? [TrajectoryTexts.FullGrid] : Array.Empty<Label>()],
            Groups = [.. _groups.Select((g, i) => GroupOf(g, curves[i], fullOnly))],
        };
    }

    private SurvivalGroup GroupOf(GroupChoice group, ReleasedCurve curve, bool fullOnly)
    {
        var months = new List<SurvivalMonth>();
        if (curve.Persons is > 0 and var persons)
        {
            months.Add(new SurvivalMonth(0, CellState.Shown, persons, 0));
            months.AddRange(curve.Points.Select(p => MonthOf(MonthAt(p.Day), p)));
        }

        var last = months.Count == 0 ? 0 : months[^1].Month;
        if (curve.End == CurveEnd.Hidden)
        {
            months.Add(new SurvivalMonth(fullOnly ? TrajectoryGrid.Periods.First(p => p > last) : last + 1, CellState.Suppressed));
        }

        return new SurvivalGroup
        {
            Group = _release.GroupOf(group),
            Months = months,
            Median = curve.Quantile(0.5),
            IsByTheDay = curve.IsByTheDay,
            Stops = TrajectoryTexts.Stops(curve.End, last),
        };
    }

    /// <summary>Waiting times between milestones.</summary>
    public WaitingTable Waiting()
    {
        var rows = new List<WaitingRow>();
        foreach (var pair in WaitingTimesFile.Read().Pairs)
        {
            var (item, curves) = (Structure[pair.Outcome], Curves(pair.Outcome));
            rows.AddRange(_groups.Select((group, g) =>
            {
                var started = CountOf(item, item.Base, group, null);
                return new WaitingRow
                {
                    Pair = pair.Code,
                    From = pair.From,
                    To = pair.To,
                    Label = pair.Label,
                    Group = _release.GroupOf(group),
                    Started = started,
                    Reached = CountOf(item, item.Answers[0], group, started.Persons),
                    LowerQuartile = curves[g].Quantile(0.25),
                    Median = curves[g].Quantile(0.5),
                    UpperQuartile = curves[g].Quantile(0.75),
                };
            }));
        }

        return new WaitingTable { Set = _release.Set, By = _query.By, Where = _where, Notes = [TrajectoryTexts.Unit, TrajectoryTexts.Waiting, TrajectoryTexts.Censored], Rows = rows };
    }

    /// <summary>How far persons came.</summary>
    public FunnelTable Funnel()
    {
        var milestones = _store.MilestoneMembers();
        return new FunnelTable
        {
            Set = _release.Set,
            By = _query.By,
            Where = _where,
            Notes = [TrajectoryTexts.Unit, TrajectoryTexts.Stopped],
            Groups = [.. _groups.Select(g => FunnelOf(g, milestones))],
        };
    }

    private FunnelGroup FunnelOf(GroupChoice group, IReadOnlyDictionary<string, Member> milestones)
    {
        var (ended, furthest) = (Structure[TrajectoryItems.Ended], Structure[TrajectoryItems.Furthest]);
        var persons = _release.GroupOf(group);
        var back = CountOf(ended, ended.Answers[0], group, persons.Persons);
        var stopped = persons.Persons is { } all && back.Persons is { } of
            ? new TrajectoryCount { Persons = all - of, Share = all > 0 ? Percent((all - of) / (double)all) : null }
            : TrajectoryCount.Hidden;
        return new FunnelGroup(
            persons,
            [
                new FunnelStep(milestones[Milestones.Start], WholeOf(persons), CountOf(furthest, furthest.Answers[0], group, stopped.Persons)),
                .. Milestones.OnTheWay.Select((m, i) => new FunnelStep(
                    milestones[m],
                    CountOf(Structure[m], Structure[m].Answers[0], group, persons.Persons),
                    m == Milestones.Full ? CountOf(ended, ended.Answers[1], group, stopped.Persons) : CountOf(furthest, furthest.Answers[i + 1], group, stopped.Persons))),
            ],
            back,
            stopped);
    }

    /// <summary>Relapse after the first resumption.</summary>
    public RelapseTable Relapse()
    {
        var (item, curves) = (Structure[TrajectoryOutcomes.Relapse], Curves(TrajectoryOutcomes.Relapse));
        return new RelapseTable
        {
            Set = _release.Set,
            By = _query.By,
            Where = _where,
            Notes = [TrajectoryTexts.Unit, TrajectoryTexts.Relapse, TrajectoryTexts.Censored, TrajectoryTexts.Month],
            Groups =
            [
                .. _groups.Select((group, g) =>
                {
                    var persons = _release.GroupOf(group);
                    return new RelapseGroup(
                        persons,
                        CountOf(item, item.Base, group, persons.Persons),
                        [.. TrajectoryOutcomes.RelapseMonths.Select(m => RelapseAt(m, curves[g]))]);
                }),
            ],
        };
    }

    private static SurvivalMonth RelapseAt(int month, ReleasedCurve curve)
    {
        var found = curve.Points.Where(p => p.Day == TrajectoryGrid.LastDay(month)).ToList();
        return found.Count > 0 && curve.Persons > 0
            ? MonthOf(month, found[0])
            : new SurvivalMonth(month, curve.End == CurveEnd.Hidden ? CellState.Suppressed : CellState.NotAvailable);
    }

    /// <summary>Contact before the twelfth week was over.</summary>
    public ContactTable Contact()
    {
        var item = Structure[TrajectoryItems.EarlyContact];
        return new ContactTable
        {
            Set = _release.Set,
            By = _query.By,
            Where = _where,
            Notes = [TrajectoryTexts.Unit, TrajectoryTexts.Contact],
            Groups =
            [
                .. _groups.Select(group =>
                {
                    var persons = _release.GroupOf(group);
                    var lasted = CountOf(item, item.Base, group, persons.Persons);
                    var early = CountOf(item, item.Answers[0], group, lasted.Persons);
                    if (early.Persons is { } count && lasted.Persons is > 0 and var of)
                    {
                        var (low, high) = Intervals.Wilson(count / (double)of, of);
                        early = early with { Low = Percent(low), High = Percent(high) };
                    }

                    return new ContactGroup(persons, lasted, early);
                }),
            ],
        };
    }

    /// <summary>Hand-overs between actors.</summary>
    public HandOverTable HandOvers(DateTime? asOf)
    {
        var item = Structure[TrajectoryItems.HandOvers];
        var flows = _groups[0].Dimensions.Count == 0 ? Flows(item, asOf) : [];
        return new HandOverTable
        {
            Set = _release.Set,
            By = _query.By,
            Where = _where,
            Notes = [TrajectoryTexts.Unit, TrajectoryTexts.HandOvers, .. flows.Count > 0 ? [TrajectoryTexts.FewFlows] : Array.Empty<Label>()],
            Groups =
            [
                .. _groups.Select(group =>
                {
                    var persons = _release.GroupOf(group);
                    var (state, mean) = MeanOf(item, group);
                    return new HandOverGroup(
                        persons,
                        [
                            .. item.Answers.Select((part, n) => new HandOverClass(
                                n.ToString(CultureInfo.InvariantCulture) + (n == TrajectoryItems.ManyHandOvers ? "+" : ""), CountOf(item, part, group, persons.Persons))),
                        ],
                        state,
                        mean);
                }),
            ],
            Flows = flows,
        };
    }

    /// <summary>The mean number of hand-overs, where all classes are shown, so that it says nothing of a small one.</summary>
    private (CellState State, double? Mean) MeanOf(ItemParts item, GroupChoice group)
    {
        if (item.Answers.Any(a => _release.Count(item, a, group) is null))
        {
            return (CellState.Suppressed, null);
        }

        var (sum, count) = (0L, 0);
        for (var p = 0; p < _release.Columns.Persons; p++)
        {
            if (Enumerable.Range(0, group.Dimensions.Count).All(d => group.Part(d).Members.Has(p)))
            {
                sum += _release.Columns.HandOvers[p];
                count++;
            }
        }

        return count == 0 ? (CellState.NotAvailable, null) : (CellState.Shown, Math.Round(sum / (double)count, 2));
    }

    /// <summary>
    /// Flows of all persons with a hand-over. One is listed where those who had it, and those who had only others, are both enough or nobody; flows are not
    /// parts of a whole, so that none follows from the others.
    /// </summary>
    private List<HandOverFlow> Flows(ItemParts item, DateTime? asOf)
    {
        if (_release.Count(item, item.Answers[0], _groups[0]) is not { } without)
        {
            return [];
        }

        var (actors, any) = (_store.Actors(), _release.Columns.Persons - without);
        return
        [
            .. _release.Flows(() => _store.Flows(_release.Columns, asOf))
                .Where(f => f.Value >= _release.Rule.Threshold && any - f.Value >= _release.Rule.Threshold)
                .OrderByDescending(f => f.Value).ThenBy(f => actors[f.Key.From].Rank).ThenBy(f => actors[f.Key.To].Rank)
                .Select(f => new HandOverFlow(
                    actors[f.Key.From], actors[f.Key.To], new TrajectoryCount { Persons = f.Value, Share = Percent(f.Value / (double)any) })),
        ];
    }

    private ReleasedCurve[] Curves(string code)
    {
        var outcome = _release.Columns[code];
        var of = _groups[0].Dimensions.Select(d => _release.Columns.Dimensions.First(c => c.Code == d.Item.Code).Of).ToArray();
        var index = _groups.Select((g, i) => (Key: KeyOf(g.Answers), i)).ToDictionary(g => g.Key, g => g.i);
        var days = DayCounts.Of(outcome, _release.Columns.Persons, _groups.Count, p => of.Length switch
        {
            0 => 0,
            1 => index.GetValueOrDefault(of[0][p], -1),
            _ => index.GetValueOrDefault(of[0][p] << 16 | (ushort)of[1][p], -1),
        });
        return [.. _groups.Select((g, i) => _curves.Build(outcome, g, days[i]))];
    }

    private static int KeyOf(IReadOnlyList<int> answers) => answers.Count switch { 0 => 0, 1 => answers[0], _ => answers[0] << 16 | answers[1] };

    private TrajectoryCount CountOf(ItemParts item, Part part, GroupChoice group, int? of) =>
        _release.Count(item, part, group) is { } count
            ? new TrajectoryCount { Persons = count, Share = of is > 0 and var all ? Percent(count / (double)all) : null }
            : TrajectoryCount.Hidden;

    private static TrajectoryCount WholeOf(TrajectoryGroup group) => group.Persons is { } persons
        ? new TrajectoryCount { Persons = persons, Share = persons > 0 ? 100 : null }
        : TrajectoryCount.Hidden;

    private static SurvivalMonth MonthOf(int month, CurvePoint point) => new(
        month, CellState.Shown, point.AtRisk, Percent(1 - point.Survival), PercentOrNull(1 - point.Upper), PercentOrNull(1 - point.Lower));

    private static int MonthAt(int day) => (int)Math.Round((day + 0.5) / 30.4375, MidpointRounding.AwayFromZero);

    private static double Percent(double share) => Math.Round(share * 100, 1, MidpointRounding.AwayFromZero);

    private static double? PercentOrNull(double share) => double.IsNaN(share) ? null : Percent(share);
}
