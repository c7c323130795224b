using ReIntegrationBI.Warehouse.Recommendations;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Gives recommendations from memory, as <see cref="RememberedReader"/> gives answers; those as of a moment are passed on.</summary>
/// <param name="inner">Reads what is new.</param>
/// <param name="memory">Keeps them.</param>
public sealed class RememberedRecommendations(IRecommendationReader inner, ReadingMemory memory) : IRecommendationReader
{
    /// <inheritdoc/>
    public IReadOnlyList<TrackedAction> Ask(RecommendationQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.AsOf is not null
            ? inner.Ask(query)
            : memory.Get(QuestionKey.Of("recommendations", query.Study, query.Level, query.Actor, query.Key), () => inner.Ask(query));
    }

    /// <inheritdoc/>
    public void Check(MeasureTie tie) => inner.Check(tie);
}
