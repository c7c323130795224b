namespace ReIntegrationBI.Portal.Delivery;

/// <summary>What a run that sends needs to know.</summary>
/// <param name="Delivery">Key of the delivery.</param>
public sealed record DeliverInput(long Delivery);
