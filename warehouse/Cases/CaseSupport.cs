using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>What an actor meant to a case; one actor may stand more than once (a former and a present manager).</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Actor">Code of the code list <c>actor</c>.</param>
/// <param name="Role"><c>interviewed_key_figure</c> or <c>mentioned</c>.</param>
/// <param name="Valence"><c>supportive</c>, <c>mixed</c>, <c>neutral</c> or <c>hindering</c>.</param>
/// <param name="Note">In words, or null.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseSupport(string Case, string Actor, string Role, string Valence, Label? Note, CasePlace Place) : CaseFact(Place);
