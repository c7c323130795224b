namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>How a recurring job stands. Times are UTC.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Since">The time that was served last, or since when it is known or runs again: times up to that are nobody's debt.</param>
/// <param name="PausedAt">Since when it is paused, or null.</param>
/// <param name="PausedBy">Who paused it, or null.</param>
/// <param name="PausedWhy">Why, or null.</param>
public sealed record RecurringState(string Name, DateTime Since, DateTime? PausedAt, string? PausedBy, string? PausedWhy);
