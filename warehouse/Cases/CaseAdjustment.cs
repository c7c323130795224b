using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Something that was adapted in a case.</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Adjustment">Code of the code list <c>adjustment</c>.</param>
/// <param name="From">Year or month (<c>2016</c>, <c>2022-06</c>) in which it began; null where unknown or open.</param>
/// <param name="To">Year or month in which it ended; null where unknown or open.</param>
/// <param name="Timing">When, in words; or null.</param>
/// <param name="Detail">What, in words; or null.</param>
/// <param name="Basis">Where the study says it: <c>overview_list</c>, <c>bio</c> or <c>chapter</c>.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseAdjustment(
    string Case, string Adjustment, string? From, string? To, Label? Timing, Label? Detail, string Basis, CasePlace Place) : CaseFact(Place);
