using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Answers about trajectories from memory, as <see cref="RememberedReader"/> does; those as of a moment are passed on.</summary>
/// <param name="inner">Answers what is new.</param>
/// <param name="memory">Keeps the answers.</param>
public sealed class RememberedTrajectories(ITrajectoryReader inner, ReadingMemory memory) : ITrajectoryReader
{
    /// <inheritdoc/>
    public TrajectorySet? Find(DateTime? asOf = null) => asOf is not null ? inner.Find(asOf) : memory.Get("trajectories", () => inner.Find());

    /// <inheritdoc/>
    public IReadOnlyList<Member> Members(string dimension, DateTime? asOf = null) =>
        asOf is not null ? inner.Members(dimension, asOf) : memory.Get(QuestionKey.Of("trajectories.members", dimension), () => inner.Members(dimension));

    /// <inheritdoc/>
    public SurvivalTable Return(TrajectoryQuery query) => Ask(query, inner.Return);

    /// <inheritdoc/>
    public WaitingTable Waiting(TrajectoryQuery query) => Ask(query, inner.Waiting);

    /// <inheritdoc/>
    public FunnelTable Funnel(TrajectoryQuery query) => Ask(query, inner.Funnel);

    /// <inheritdoc/>
    public RelapseTable Relapse(TrajectoryQuery query) => Ask(query, inner.Relapse);

    /// <inheritdoc/>
    public ContactTable Contact(TrajectoryQuery query) => Ask(query, inner.Contact);

    /// <inheritdoc/>
    public HandOverTable HandOvers(TrajectoryQuery query) => Ask(query, inner.HandOvers);

    private T Ask<T>(TrajectoryQuery query, Func<TrajectoryQuery, T> ask)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AsOf is not null ? ask(query) : memory.Get(
            QuestionKey.Of(
                "trajectories", typeof(T).Name, QuestionKey.Of(query.By),
                QuestionKey.Of(query.Where.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => QuestionKey.Of(w.Key, w.Value))), query.FullOnly ? "full" : ""),
            () => ask(query));
    }
}
