namespace ReIntegrationBI.Reports.Definitions;

/// <summary>How long a source says the time between two milestones is or should be.</summary>
/// <param name="From">Code of the milestone at which it begins.</param>
/// <param name="To">Code of the milestone at which it ends.</param>
/// <param name="IsIdeal">How it should go; else how it goes.</param>
/// <param name="Weeks">Weeks after the first milestone: from when to when; an end that the source does not give is null.</param>
public sealed record ProcessStretch(string From, string To, bool IsIdeal, ValueRange Weeks);
