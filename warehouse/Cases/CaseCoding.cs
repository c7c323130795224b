namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A passage that a researcher coded, by its place. Its text is never kept.</summary>
/// <param name="Case">Code of the case to which the document belongs, or null.</param>
/// <param name="CodeGuid">Identifier of the code in the project.</param>
/// <param name="CodeName">Name of the code.</param>
/// <param name="CodePath">Names from the top of the code book down, with <c> &gt; </c> between.</param>
/// <param name="Key">Code of the key or mechanism to which the code was mapped, or null.</param>
/// <param name="Actor">Code of the actor, or null.</param>
/// <param name="Adjustment">Code of the adjustment, or null. At most one of the three is given; none where the code is not mapped.</param>
/// <param name="Document">Name of the coded document.</param>
/// <param name="Start">First character of the passage, from 0.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CaseCoding(
    string? Case, Guid CodeGuid, string CodeName, string CodePath, string? Key, string? Actor, string? Adjustment, string Document, int Start, int End,
    CasePlace Place) : CaseFact(Place);
