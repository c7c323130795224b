using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>Published figures.</summary>
/// <param name="Layout">The layout by which they were read.</param>
/// <param name="Publications">The publications that they cite.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Rejections">Rows that were not taken over.</param>
public sealed record FigureContent(
    string Layout, IReadOnlyList<Publication> Publications, IReadOnlyList<PublishedFigure> Figures, IReadOnlyList<Rejection> Rejections)
    : LoadContent(Publications, Rejections)
{
    /// <inheritdoc/>
    public override int RowCount => Figures.Count;

    /// <inheritdoc/>
    public override decimal HashTotal => Figures.Sum(f => f.Value);

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => Figures.Select(f => f.Period);

    internal override IContentWriter Writer(IWarehouseEngine engine) => new FigureWriter(engine, this);
}
