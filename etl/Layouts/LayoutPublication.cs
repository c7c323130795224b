using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A publication as a layout registers it.</summary>
public sealed record LayoutPublication
{
    public string Code { get; init => field = value ?? ""; } = "";
    public string Title { get; init => field = value ?? ""; } = "";
    public string Publisher { get; init => field = value ?? ""; } = "";
    public string Kind { get; init => field = value ?? ""; } = "";
    public string Series { get; init => field = value ?? ""; } = "";
    public string Edition { get; init => field = value ?? ""; } = "";
    public string Language { get; init => field = value ?? ""; } = "";
    public string? Url { get; init; }

    /// <summary>The same for the warehouse.</summary>
    public Publication ToPublication() => new(Code, Title, Publisher, Kind, Series, Edition, Language, string.IsNullOrEmpty(Url) ? null : Url);
}
