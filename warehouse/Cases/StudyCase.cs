namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>A case of a study.</summary>
/// <param name="Code">e.g. <c>S01</c>; unique within the study.</param>
/// <param name="Name">Its fictive name.</param>
/// <param name="Place">Where it stands.</param>
public sealed record StudyCase(string Code, string Name, CasePlace Place) : CaseFact(Place);
