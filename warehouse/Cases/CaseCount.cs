namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>How many cases have a value, what is stated and what is inferred apart.</summary>
/// <param name="Stated">Codes of the cases of which the study says it.</param>
/// <param name="Inferred">Codes of the cases of which it was inferred.</param>
/// <param name="Of">Cases in all.</param>
public sealed record CaseCount(IReadOnlyList<string> Stated, IReadOnlyList<string> Inferred, int Of);
