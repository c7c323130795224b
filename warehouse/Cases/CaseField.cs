using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A field of cases.</summary>
/// <param name="Code">e.g. <c>age_band</c>.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Label">Its name.</param>
/// <param name="Values">The codes that it may have with their names, in their order; empty where it has no codes.</param>
public sealed record CaseField(string Code, CaseFieldKind Kind, Label Label, IReadOnlyList<CaseFieldValue> Values);
