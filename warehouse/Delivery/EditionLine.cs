namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>An edition in a list.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Inputs">How many loads it rests on.</param>
/// <param name="Deliveries">How many deliveries there are of it.</param>
/// <param name="Sent">How many of them were sent.</param>
public sealed record EditionLine(Edition Edition, int Inputs, int Deliveries, int Sent);
