namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>Which runs are looked for; what is null lets everything through.</summary>
/// <param name="State">A word of <see cref="JobState"/>.</param>
/// <param name="Kind">A kind.</param>
/// <param name="Recurring">The name of a recurring job.</param>
/// <param name="Group">A group.</param>
/// <param name="Text">A part of the subject, whatever its case.</param>
/// <param name="Since">Asked for, begun or ended at this moment or later (UTC).</param>
public sealed record JobFilter(
    string? State = null, string? Kind = null, string? Recurring = null, long? Group = null, string? Text = null, DateTime? Since = null);
