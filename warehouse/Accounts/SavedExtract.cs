namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>A question that somebody keeps to ask it again.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Owner">Name of the account.</param>
/// <param name="Name">As its owner calls it; one owner has one of a name.</param>
/// <param name="Definition">The question as it stands in an address, without the language.</param>
/// <param name="CreatedAt">When it was kept, or replaced (UTC).</param>
/// <param name="LastRunAt">When its figures were last taken out (UTC), or null.</param>
public sealed record SavedExtract(long Key, string Owner, string Name, string Definition, DateTime CreatedAt, DateTime? LastRunAt);
