using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model;

/// <summary>Something that can be asked for.</summary>
/// <param name="Code">As in the reference files, e.g. <c>invalidity_persons</c>.</param>
/// <param name="Label">Its name in three languages.</param>
/// <param name="Kind">Stock, flow, share …</param>
/// <param name="Unit">Its main unit; a source may publish it in another, which the answer then shows.</param>
/// <param name="Additivity">What may be added.</param>
/// <param name="Fact">The fact table that holds it.</param>
/// <param name="Aggregate"><c>sum</c> or <c>none</c>.</param>
/// <param name="SmallCounts"><c>published</c>: small counts are public and shown as published; <c>suppressed</c>: of persons, after disclosure control.</param>
public sealed record Measure(
    string Code, Label Label, MeasureKind Kind, Unit Unit, Additivity Additivity, FactTable Fact, string Aggregate, string SmallCounts)
{
    /// <summary>Whether it counts persons once a period, so that a sum over periods would count some twice.</summary>
    public bool Distinct { get; init; }

    /// <summary>The kind with its article, for messages: <c>a stock (a count at one day)</c>.</summary>
    internal string KindInWords => Kind switch
    {
        MeasureKind.Stock => "a stock (a count at one day)",
        MeasureKind.Flow => "a flow (what happened in a span of time)",
        _ => "a " + Kind.ToString().ToLowerInvariant(),
    };
}
