namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Parts of an item that add up, alone and in every column.</summary>
/// <param name="Terms">Parts with how often each counts: plus on one side, minus on the other.</param>
/// <param name="IsNoResponse">Whether it tells who did not answer, which is no secret as long as the base may be read.</param>
internal sealed record PartRelation(IReadOnlyList<(Part Part, int Factor)> Terms, bool IsNoResponse = false)
{
    public static PartRelation Sum(Part total, IEnumerable<Part> parts, bool isNoResponse = false) =>
        new([.. parts.Select(p => (p, 1)), (total, -1)], isNoResponse);
}
