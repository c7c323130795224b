namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>The words of the queue. Every transition is stored with its time, its attempt and its reason.</summary>
public static class JobState
{
    /// <summary>Something else must be there first; the reason says what.</summary>
    public const string Waiting = "waiting";

    /// <summary>It begins as soon as a node has a place and nothing else holds what it needs.</summary>
    public const string Queued = "queued";

    /// <summary>A node does it.</summary>
    public const string Running = "running";

    /// <summary>An attempt failed for a reason that may pass; the next one begins when its time has come.</summary>
    public const string Retrying = "retrying";

    /// <summary>It came to its end.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>It failed for a reason that does not pass, or too often.</summary>
    public const string Failed = "failed";

    /// <summary>Somebody cancelled it.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All words, in the order in which a run goes through them.</summary>
    public static IReadOnlyList<string> All { get; } = [Waiting, Queued, Running, Retrying, Succeeded, Failed, Cancelled];

    /// <summary>The states from which nothing more comes.</summary>
    public static IReadOnlyList<string> Over { get; } = [Succeeded, Failed, Cancelled];
}
