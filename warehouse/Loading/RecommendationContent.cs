using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>The actions that a study recommends, with whom they address and what could show movement.</summary>
/// <param name="Study">The study.</param>
/// <param name="Publication">Where it was published.</param>
/// <param name="Actions">The actions.</param>
public sealed record RecommendationContent(RecommendationStudy Study, Publication Publication, IReadOnlyList<StudyAction> Actions)
    : LoadContent([Publication], [])
{
    /// <summary>Addressees and ties: a row is a fact.</summary>
    public override int RowCount => Actions.Sum(a => a.Actors.Count + a.Ties.Count);

    /// <summary>Actions.</summary>
    public override decimal HashTotal => Actions.Count;

    /// <summary>None: a recommendation holds until it is replaced.</summary>
    public override IEnumerable<Period> Periods => [];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new RecommendationWriter(this);
}
