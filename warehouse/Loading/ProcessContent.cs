using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Processes;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>How a source describes the way back to work: the current and the ideal timeline, and the bottlenecks.</summary>
/// <param name="Source">Code of the source, e.g. <c>return-to-work</c>.</param>
/// <param name="Publication">Where it was published.</param>
/// <param name="Steps">The steps of both timelines.</param>
/// <param name="Bottlenecks">The bottlenecks.</param>
public sealed record ProcessContent(
    string Source, Publication Publication, IReadOnlyList<ProcessStep> Steps, IReadOnlyList<Bottleneck> Bottlenecks)
    : LoadContent([Publication], [])
{
    /// <summary>Steps and bottlenecks.</summary>
    public override int RowCount => Steps.Count + Bottlenecks.Count;

    /// <summary>Sum of the durations as the source gives them.</summary>
    public override decimal HashTotal => Steps.Sum(s => (s.From ?? 0) + (s.To ?? 0));

    /// <summary>None: a description holds until it is replaced.</summary>
    public override IEnumerable<Period> Periods => [];

    internal override IContentWriter Writer(IWarehouseEngine engine) => new ProcessWriter(this);
}
