namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A question to the warehouse.</summary>
public sealed record Query
{
    /// <summary>Codes of one or more measures.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Dimensions to break the answer down by; a dimension left out is read at its total, never summed silently.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Dimension code (or <c>unit</c>, <c>publication</c>) to the members it is limited to, by code or label.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The warehouse as it was known at this moment (UTC); null for now.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Which editions of a cell are read; null: all where every dimension is asked by, else the newest.</summary>
    public EditionChoice? Editions { get; init; }
}
