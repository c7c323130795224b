namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A report that was made: what, for when, as which file with which content. Times are UTC.</summary>
public sealed record ReportRun
{
    public required string Report { get; init; }
    public required string Language { get; init; }

    /// <summary>Month of the report, <c>2026-11</c>.</summary>
    public required string Period { get; init; }
    public required string Format { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }

    /// <summary>The warehouse as known at this moment.</summary>
    public required DateTime KnownAt { get; init; }
    public required string StartedBy { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime FinishedAt { get; init; }
}
