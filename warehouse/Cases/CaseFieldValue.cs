using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A code that a field of cases may have.</summary>
/// <param name="Code">e.g. <c>50-59</c>.</param>
/// <param name="Label">Its name.</param>
public sealed record CaseFieldValue(string Code, Label Label);
