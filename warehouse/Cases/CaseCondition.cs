namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A field of a case, and the values that fit.</summary>
/// <param name="Field">Code of the field.</param>
/// <param name="Values">Codes, at least one.</param>
public sealed record CaseCondition(string Field, IReadOnlyList<string> Values);
