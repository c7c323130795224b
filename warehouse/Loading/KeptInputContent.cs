using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>An input that brings no facts of its own: other inputs are read with it, so it is kept, checked and journalled like they are.</summary>
/// <param name="Lines">Lines that it has.</param>
public sealed record KeptInputContent(int Lines) : LoadContent([], [])
{
    /// <inheritdoc/>
    public override int RowCount => Lines;

    /// <inheritdoc/>
    public override decimal HashTotal => 0;

    /// <inheritdoc/>
    public override IEnumerable<Period> Periods => [];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new KeptInputWriter(this);
}
