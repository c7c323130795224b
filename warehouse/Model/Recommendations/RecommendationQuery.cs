namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>Which recommendations are wanted; by code or label in any language.</summary>
public sealed record RecommendationQuery
{
    /// <summary>Code of a study, or null for all.</summary>
    public string? Study { get; init; }

    /// <summary>A level, or null for all.</summary>
    public string? Level { get; init; }

    /// <summary>An actor whom the actions address, or null for all.</summary>
    public string? Actor { get; init; }

    /// <summary>A key of a lasting return, or null for all.</summary>
    public string? Key { get; init; }

    /// <summary>The warehouse as it was known at this moment (UTC); null for now.</summary>
    public DateTime? AsOf { get; init; }
}
