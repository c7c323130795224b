namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A run as it stands. Times are UTC.</summary>
public sealed record JobRun
{
    /// <summary>Its number.</summary>
    public required long Key { get; init; }

    /// <summary>What kind of work it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The recurring job that asked for it, or null.</summary>
    public string? Recurring { get; init; }

    /// <summary>To what it is done.</summary>
    public required string Subject { get; init; }

    /// <summary>What only one run may touch at a time, or null.</summary>
    public string? Exclusive { get; init; }

    /// <summary>What its kind needs to know, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>The group that it belongs to, or null.</summary>
    public long? Group { get; init; }

    /// <summary>Small numbers go first.</summary>
    public int Priority { get; init; }

    /// <summary>A word of <see cref="JobState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why it is in that state, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Number of the attempt: 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>Not before this moment.</summary>
    public DateTime DueAt { get; init; }

    /// <summary>The node that does it, or did it last.</summary>
    public string? Node { get; init; }

    /// <summary>Who asked to cancel it while it ran, or null.</summary>
    public string? CancelAskedBy { get; init; }

    /// <summary>How much is done, in a unit of the kind (rows, files); null where it is not known.</summary>
    public long? ProgressDone { get; init; }

    /// <summary>How much there is to do; null where it is not known.</summary>
    public long? ProgressTotal { get; init; }

    /// <summary>What it is doing, or null.</summary>
    public string? ProgressText { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When its last attempt began, or null.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it came to its end, or null.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsOver => JobState.Over.Contains(State);

    /// <summary>How long its last attempt took; null where it did not end or never began.</summary>
    public TimeSpan? Duration => FinishedAt - StartedAt;
}
