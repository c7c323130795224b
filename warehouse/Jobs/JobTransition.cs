namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A step of a run from one state to the next.</summary>
/// <param name="State">The state that it came into: a word of <see cref="JobState"/>.</param>
/// <param name="Attempt">Number of the attempt: 0 before the first.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Node">The node that did it, or null.</param>
/// <param name="At">When (UTC).</param>
public sealed record JobTransition(string State, int Attempt, string? Reason, string? Node, DateTime At);
