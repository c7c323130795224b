using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A publication as a layout registers it.</summary>
public sealed record LayoutPublication
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public string Publisher { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Series { get; init; } = "";
    public string Edition { get; init; } = "";
    public string Language { get; init; } = "";
    public string? Url { get; init; }

    /// <summary>The same for the warehouse.</summary>
    public Publication ToPublication() => new(Code, Title, Publisher, Kind, Series, Edition, Language, string.IsNullOrEmpty(Url) ? null : Url);
}
