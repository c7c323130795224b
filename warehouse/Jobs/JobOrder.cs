namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A run that is asked for.</summary>
/// <param name="Kind">What kind of work it is.</param>
/// <param name="Subject">To what it is done, for people; longer than 400 letters is cut.</param>
/// <param name="Input">What the kind needs to know, as JSON; at most 4,000 letters. No secrets and no names of persons: it stays in the store.</param>
/// <param name="RequestedBy">Who asks: an account, or the name of a recurring job.</param>
public sealed record JobOrder(string Kind, string Subject, string Input, string RequestedBy)
{
    /// <summary>What only one run may touch at a time, on all nodes; null where any number may run. At most 400 letters; none begins with <c>group:</c>.</summary>
    public string? Exclusive { get; init; }

    /// <summary>There is never a second run with the same text; null where it may be asked for again.</summary>
    public string? Once { get; init; }

    /// <summary>The recurring job that asks, or null.</summary>
    public string? Recurring { get; init; }

    /// <summary>The group that it belongs to, or null.</summary>
    public long? Group { get; init; }

    /// <summary>Small numbers go first; those of one number in the order in which they were asked for.</summary>
    public int Priority { get; init; } = UsualPriority;

    /// <summary>Not before this moment (UTC); null for at once.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Whether its kind must say first that nothing is missing; it begins as <see cref="JobState.Waiting"/>.</summary>
    public bool Waits { get; init; }

    /// <summary>The priority of what nobody is waiting for at a screen.</summary>
    public const int UsualPriority = 100;

    /// <summary>The priority of what somebody asked for.</summary>
    public const int AskedPriority = 50;
}
