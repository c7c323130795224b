namespace ReIntegrationBI.Reports.Definitions;

/// <summary>From and to, in the unit of its series: an interval of confidence, or a stretch of time. Null where an end is open; both ends the same: a moment.</summary>
/// <param name="Low">Where it begins, or null.</param>
/// <param name="High">Where it ends, not below <paramref name="Low"/>, or null.</param>
public sealed record ValueRange(decimal? Low, decimal? High);
