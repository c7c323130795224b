namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Cells of which the counts, with their signs, come to 0; no cell stands twice.</summary>
/// <param name="Terms">Ids with +1 or -1.</param>
internal sealed record CountRelation(IReadOnlyList<(string Id, int Sign)> Terms);
