namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>A system of counts that contradicts itself: nothing can be protected on the ground of wrong sums. The message names the cells.</summary>
public sealed class DisclosureException(string message) : Exception(message);
