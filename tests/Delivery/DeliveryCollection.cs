namespace ReIntegrationBI.Tests.Delivery;

/// <summary>Tests that send reports share one warehouse, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DeliveryCollection : ICollectionFixture<DeliveryWarehouse>
{
    public const string Name = "Delivery";
}
