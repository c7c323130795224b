namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>A source with the ways by which its files come.</summary>
/// <param name="Code">The source.</param>
/// <param name="Inbox">The folder from which its files are taken; a full path.</param>
/// <param name="IsOwnInbox">Whether the folder is in the data folder, so that it is made where it is missing.</param>
/// <param name="Addresses">The addresses from which its files are fetched.</param>
/// <param name="Calendars">When its editions are expected; none where nobody publishes by a calendar.</param>
public sealed record PlannedSource(
    string Code, string Inbox, bool IsOwnInbox, IReadOnlyList<PlannedAddress> Addresses, IReadOnlyList<EditionCalendar> Calendars);
