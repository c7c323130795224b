namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Something that a file says of a case or of a study of cases.</summary>
/// <param name="Place">Where it stands.</param>
public abstract record CaseFact(CasePlace Place);
