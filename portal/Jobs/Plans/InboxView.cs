namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>What a look into the inbox of a source found.</summary>
/// <param name="Source">The source.</param>
/// <param name="Complete">Files that can be taken, in the order in which they can be loaded.</param>
/// <param name="Unsettled">Files that may still be written: a later look takes them.</param>
/// <param name="Problem">Why the inbox could not be looked into, or null.</param>
public sealed record InboxView(PlannedSource Source, IReadOnlyList<InboxFile> Complete, IReadOnlyList<InboxFile> Unsettled, string? Problem = null);
