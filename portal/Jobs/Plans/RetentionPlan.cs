namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>How long is kept what need not stay; in days.</summary>
/// <param name="Runs">Runs that came to their end.</param>
/// <param name="Loaded">Files of inboxes that were loaded.</param>
/// <param name="Refused">Files of inboxes that were refused.</param>
/// <param name="Audit">Events of the audit trail; null for ever.</param>
public sealed record RetentionPlan(int Runs = 180, int Loaded = 30, int Refused = 180, int? Audit = null);
