namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>A state through which a delivery went.</summary>
/// <param name="State">A word of <see cref="DeliveryState"/>.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="At">When (UTC).</param>
public sealed record DeliveryTransition(string State, string? Reason, DateTime At);
