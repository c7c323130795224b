using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>What came of a part of a piece of work.</summary>
/// <param name="Subject">The part: a file, a slice, a check.</param>
/// <param name="State">A word of <see cref="LoadState"/>, or of <see cref="CheckState"/>.</param>
/// <param name="LoadKey">The load that it became, or null.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record WorkResult(string Subject, string State, long? LoadKey = null, string? Reason = null)
{
    /// <summary>A load that ended.</summary>
    public static WorkResult Of(LoadOutcome outcome, string? subject = null) => new(subject ?? outcome.FileName, outcome.State, outcome.LoadKey, outcome.Reason);
}
