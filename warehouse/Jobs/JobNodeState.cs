namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A process that takes runs. Times are UTC.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">Its process there.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="SeenAt">When it last said that it lives.</param>
public sealed record JobNodeState(string Node, string Host, long ProcessId, DateTime StartedAt, DateTime SeenAt)
{
    /// <summary>A node says far more often that it lives; one that was silent for so long died or hangs.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(1);

    /// <summary>Whether it said lately that it lives.</summary>
    /// <param name="now">Now (UTC).</param>
    public bool Answers(DateTime now) => now - SeenAt <= SilentAfter;
}
