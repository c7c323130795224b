namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>Runs that belong together.</summary>
/// <param name="Key">Its number.</param>
/// <param name="Kind">What they are: a word as that of a run.</param>
/// <param name="Subject">To what it is done.</param>
/// <param name="AtOnce">How many of them may run at the same time, 1 or more.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="CreatedAt">When (UTC).</param>
public sealed record JobGroup(long Key, string Kind, string Subject, int AtOnce, string RequestedBy, DateTime CreatedAt);
