namespace ReIntegrationBI.Warehouse.Accounts;

/// <summary>A part of the audit trail, the newest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Before">What to ask next for older ones, or null where there are none.</param>
public sealed record AuditPage(IReadOnlyList<AuditEvent> Events, long? Before);
