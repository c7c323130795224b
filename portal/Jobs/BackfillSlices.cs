namespace ReIntegrationBI.Portal.Jobs;

/// <summary>Which slices a backfill repeats.</summary>
public static class BackfillSlices
{
    /// <summary>Every slice that was replaced once.</summary>
    public const string All = "all";

    /// <summary>Those whose last run was refused, failed or ended unexpectedly, whatever stands in the slice.</summary>
    public const string Failed = "failed";

    /// <summary>Those that were tried and never replaced: nothing stands in the slice.</summary>
    public const string Missing = "missing";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Words { get; } = [All, Failed, Missing];
}
