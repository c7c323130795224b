namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A query in which every name is known and every sum allowed.</summary>
/// <param name="Fact">The fact that holds the measures.</param>
/// <param name="Measures">In the order asked.</param>
/// <param name="By">In the order asked.</param>
/// <param name="Filters">By code of dimension or attribute.</param>
/// <param name="AtTotal">Dimensions of which nothing was said: read at their total.</param>
/// <param name="Summed">Dimensions limited to several members and not asked by: their members are added.</param>
/// <param name="Editions">Which editions are read.</param>
/// <param name="AsOf">As known at this moment (UTC), or null for now.</param>
internal sealed record Question(
    FactTable Fact,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<ModelDimension> By,
    IReadOnlyDictionary<string, MemberFilter> Filters,
    IReadOnlyList<ModelDimension> AtTotal,
    IReadOnlyList<ModelDimension> Summed,
    EditionChoice Editions,
    DateTime? AsOf)
{
    public bool AsksBy(string dimension) => By.Any(d => d.Code == dimension);
}
