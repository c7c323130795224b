using ReIntegrationBI.Warehouse.Recommendations;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Whom an action addresses.</summary>
/// <param name="Code">Code of the list <c>actor</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="IsUncertain">Whether the source cannot be read for sure on this actor.</param>
/// <param name="Certainty">How sure the reading is.</param>
/// <param name="Reason">Why it is not surer, or null.</param>
public sealed record TrackedActor(string Code, Label Label, bool IsUncertain, Certainty Certainty, Label? Reason);
