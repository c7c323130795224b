namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Reads what studies recommend, with what has moved since.</summary>
public interface IRecommendationReader
{
    /// <summary>The actions in the order of level, study and place in the study.</summary>
    /// <exception cref="QueryException">The query names something that there is not.</exception>
    IReadOnlyList<TrackedAction> Ask(RecommendationQuery query);
}
