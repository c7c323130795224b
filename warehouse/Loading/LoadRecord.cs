namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A row of the load journal. Times are UTC.</summary>
public sealed record LoadRecord
{
    public long LoadKey { get; init; }
    public string Source { get; init; } = "";
    public string Dataset { get; init; } = "";
    public string Period { get; init; } = "";
    public string Layout { get; init; } = "";
    public string FileName { get; init; } = "";
    public string? Sha256 { get; init; }

    /// <summary>A word of <see cref="LoadState"/>.</summary>
    public string State { get; init; } = "";
    public string? Reason { get; init; }
    public int RowsRead { get; init; }
    public int RowsLoaded { get; init; }
    public int RowsRejected { get; init; }
    public int RowsSuperseded { get; init; }

    /// <summary>Sum of all values loaded, whatever their unit: a control total, not a figure.</summary>
    public decimal HashTotal { get; init; }
    public bool Forced { get; init; }
    public long? RerunOf { get; init; }
    public string StartedBy { get; init; } = "";
    public DateTime StartedAt { get; init; }
    public DateTime? FinishedAt { get; init; }
}
