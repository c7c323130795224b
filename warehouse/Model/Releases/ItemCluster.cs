namespace ReIntegrationBI.Warehouse.Model.Releases;

/// <summary>Items that are made of each other and are protected together.</summary>
/// <param name="Number">Its place: whatever it was asked after stands before it.</param>
/// <param name="Items">The items in their order.</param>
/// <param name="Before">Clusters that it was asked after, and those that these were asked after.</param>
internal sealed record ItemCluster(int Number, IReadOnlyList<ItemParts> Items, IReadOnlyList<ItemCluster> Before);
