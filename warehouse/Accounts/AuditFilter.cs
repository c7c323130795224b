namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>Which events of the audit trail are asked for; null leaves a choice open.</summary>
/// <param name="Actor">Of this account only, exactly.</param>
/// <param name="Action">Of this word of <see cref="AuditAction"/> only.</param>
/// <param name="Before">Older than the page before, as <see cref="AuditPage.Before"/> says.</param>
public sealed record AuditFilter(string? Actor = null, string? Action = null, long? Before = null);
