using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>What an actor meant to the cases of a study, in cases: one in which the actor stands twice alike counts once.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Supportive">Codes of the cases that the actor supported.</param>
/// <param name="Mixed">Those in which the actor both helped and hindered.</param>
/// <param name="Neutral">Those in which the actor did neither.</param>
/// <param name="Hindering">Those that the actor hindered.</param>
public sealed record CaseActorSupport(
    Member Actor, IReadOnlyList<string> Supportive, IReadOnlyList<string> Mixed, IReadOnlyList<string> Neutral, IReadOnlyList<string> Hindering);
