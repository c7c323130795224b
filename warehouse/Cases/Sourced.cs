using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A fact with the road back to the cell of the file it was read from.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Address">Where it comes from.</param>
public sealed record Sourced<T>(T Fact, CellAddress Address)
    where T : CaseFact;
