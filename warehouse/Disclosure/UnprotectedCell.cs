namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>A cell that cannot be protected, and why.</summary>
/// <param name="Id">The cell.</param>
/// <param name="Reason">What stands in the way and what can be done, in English.</param>
public sealed record UnprotectedCell(string Id, string Reason);
