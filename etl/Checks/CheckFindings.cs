using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>What a check counted and found.</summary>
/// <param name="Tested">Figures or relations that were tested.</param>
/// <param name="Offenders">Those found wrong.</param>
public sealed record CheckFindings(int Tested, IReadOnlyList<CheckOffender> Offenders);
