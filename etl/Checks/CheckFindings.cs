using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Checks;

/// <summary>What a check counted and found.</summary>
/// <param name="Tested">Figures or relations that were tested.</param>
/// <param name="Offenders">Those found wrong.</param>
/// <param name="Summary">What was found in other words than numbers of right and wrong; or null.</param>
public sealed record CheckFindings(int Tested, IReadOnlyList<CheckOffender> Offenders, string? Summary = null);
