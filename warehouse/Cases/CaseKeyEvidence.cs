using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>That a key, or a mechanism of one, was at work in a case.</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Key">Code of the code list <c>key</c>.</param>
/// <param name="Evidence"><c>explicit</c> or <c>implied</c>.</param>
/// <param name="Mechanism">How it worked, in words; or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseKeyEvidence(string Case, string Key, string Evidence, Label? Mechanism, CasePlace Place) : CaseFact(Place);
