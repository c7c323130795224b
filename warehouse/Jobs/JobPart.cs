namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>What came of a part of a run.</summary>
/// <param name="Subject">The part: a file, a slice, a check, a recipient.</param>
/// <param name="State">A word of <see cref="Loading.LoadState"/>, of <see cref="Loading.CheckState"/> or of the kind's own.</param>
/// <param name="LoadKey">The load that it became, or null.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record JobPart(string Subject, string State, long? LoadKey = null, string? Reason = null)
{
    /// <summary>A load that ended.</summary>
    public static JobPart Of(Loading.LoadOutcome outcome, string? subject = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new JobPart(subject ?? outcome.FileName, outcome.State, outcome.LoadKey, outcome.Reason);
    }
}
