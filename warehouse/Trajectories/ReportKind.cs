namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>What a line of a trajectory file does.</summary>
public enum ReportKind : byte
{
    /// <summary>It reports an event.</summary>
    Event,

    /// <summary>It corrects an event of the same kind that was reported before.</summary>
    Correction,

    /// <summary>It withdraws an event that was reported before.</summary>
    Withdrawal,
}
