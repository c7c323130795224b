using ReIntegrationBI.Warehouse.Disclosure;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Model.Trajectories;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>
/// Answers about trajectories. Reads them once and remembers them, with what was decided to show, until anything is loaded. May be used by several threads.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="threshold">Counts of persons below this are not shown: 3 to 11.</param>
/// <exception cref="ArgumentOutOfRangeException">The threshold is outside 3..11.</exception>
public sealed class TrajectoryReader(IWarehouseEngine engine, int threshold = DisclosureRule.DefaultThreshold) : ITrajectoryReader
{
    private const int Remembered = 2;

    private readonly DisclosureRule _rule = new(threshold);
    private readonly TrajectoryStore _store = new(engine);
    private readonly Lock _lock = new();
    private readonly List<((long Newest, DateTime? AsOf) Key, TrajectoryRelease? Release)> _known = [];

    /// <inheritdoc/>
    public TrajectorySet? Find(DateTime? asOf = null) => ReleaseOf(asOf)?.Set;

    /// <inheritdoc/>
    public IReadOnlyList<Member> Members(string dimension, DateTime? asOf = null)
    {
        var release = Required(asOf);
        return GroupFinder.DimensionOf(release, dimension).Members;
    }

    /// <inheritdoc/>
    public SurvivalTable Return(TrajectoryQuery query) => AnswerOf(query).Return(query.FullOnly);

    /// <inheritdoc/>
    public WaitingTable Waiting(TrajectoryQuery query) => AnswerOf(query).Waiting();

    /// <inheritdoc/>
    public FunnelTable Funnel(TrajectoryQuery query) => AnswerOf(query).Funnel();

    /// <inheritdoc/>
    public RelapseTable Relapse(TrajectoryQuery query) => AnswerOf(query).Relapse();

    /// <inheritdoc/>
    public ContactTable Contact(TrajectoryQuery query) => AnswerOf(query).Contact();

    /// <inheritdoc/>
    public HandOverTable HandOvers(TrajectoryQuery query) => AnswerOf(query).HandOvers(query.AsOf);

    /// <summary>The trajectories with the plan of their release: for the tests that judge it. Null where too few persons are known.</summary>
    internal TrajectoryRelease? ReleaseOf(DateTime? asOf)
    {
        lock (_lock)
        {
            var key = (_store.NewestLoad(), asOf);
            var known = _known.FindIndex(k => k.Key == key);
            if (known >= 0)
            {
                return _known[known].Release;
            }

            TrajectoryRelease? release = null;
            if (_store.Find(asOf) is { } load)
            {
                var columns = _store.Read(load, asOf, WaitingTimesFile.Read());
                release = columns.Persons < _rule.Threshold ? null : new TrajectoryRelease(load, columns, _rule);
            }

            _known.RemoveAll(k => k.Key.Newest != key.Item1);
            if (_known.Count == Remembered)
            {
                _known.RemoveAt(0);
            }

            _known.Add((key, release));
            return release;
        }
    }

    private TrajectoryAnswer AnswerOf(TrajectoryQuery query) => new(Required(query.AsOf), query, _store);

    private TrajectoryRelease Required(DateTime? asOf) => ReleaseOf(asOf) ?? throw new QueryException(
        $"The warehouse holds no trajectories{(asOf is null ? "" : " at that moment")}, or those of fewer than {_rule.Threshold} persons, of whom nothing can be shown. Load a file of events first.");
}
