using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Interviews that the study held about a case.</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Actor">Code of the code list <c>actor</c>: who was interviewed.</param>
/// <param name="Group"><c>returner</c> or <c>key_figure</c>.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Note">In words, or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseInterview(string Case, string Actor, string Group, int Count, Label? Note, CasePlace Place) : CaseFact(Place);
