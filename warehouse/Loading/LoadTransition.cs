namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A run came into a state.</summary>
public sealed record LoadTransition
{
    /// <summary>A word of <see cref="LoadState"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>Why, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
}
