namespace ReIntegrationBI.Reports.Definitions;

/// <summary>Where a row of a timeline stands in time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">First day; null where the source gives no date.</param>
/// <param name="To">Last day, not before <paramref name="From"/>; null for a moment, and for what goes on.</param>
/// <param name="Uncertain">True where a date is about or rounded: "from about 2011".</param>
/// <param name="GoesOn">True where it had not ended.</param>
public sealed record TimelineItem(TimelineKind Kind, DateOnly? From, DateOnly? To, bool Uncertain = false, bool GoesOn = false);
