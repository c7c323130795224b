namespace ReIntegrationBI.Warehouse.Delivery;

/// <summary>A load on which an edition rests.</summary>
public sealed record EditionInput
{
    /// <summary>The load.</summary>
    public long LoadKey { get; init; }

    /// <summary>Its source.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its dataset.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>Its period.</summary>
    public string Period { get; init; } = "";

    /// <summary>Hash of its file.</summary>
    public string Sha256 { get; init; } = "";
}
