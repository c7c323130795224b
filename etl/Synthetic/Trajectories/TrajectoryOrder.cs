namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>Which trajectories to make up.</summary>
/// <param name="Rows">Lines of the file without the heading, the line that says up to when it tells included; a few more where the last person needs them.</param>
/// <param name="Seed">The same seed makes the same persons.</param>
/// <param name="Until">The day up to which the file tells everything.</param>
/// <param name="Dirty">Share of the lines that a load must reject, 0 to 0.5.</param>
public sealed record TrajectoryOrder(long Rows, ulong Seed, DateOnly Until, decimal Dirty)
{
    /// <summary>The most lines that can be asked for.</summary>
    public const long MostRows = 100_000_000;

    /// <summary>The day up to which a file tells where none is named: fixed, so that the same seed stays the same file.</summary>
    public static DateOnly DefaultUntil { get; } = new(2025, 12, 31);

    /// <summary>The share of wrong lines where none is named: enough to show what becomes of them, and below the limit above which a load is refused.</summary>
    public const decimal DefaultDirty = 0.005m;
}
