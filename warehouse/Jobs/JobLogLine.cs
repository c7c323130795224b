namespace ReIntegrationBI.Warehouse.Jobs;

/// <summary>A line that a run wrote about what it did.</summary>
/// <param name="Attempt">Number of the attempt.</param>
/// <param name="Level">A word of <see cref="JobLogLevel"/>.</param>
/// <param name="Message">What it did or met.</param>
/// <param name="At">When (UTC).</param>
public sealed record JobLogLine(int Attempt, string Level, string Message, DateTime At);
