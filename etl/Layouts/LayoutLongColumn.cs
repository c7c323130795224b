namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A column of a table with one value a line.</summary>
public sealed record LayoutLongColumn
{
    /// <summary>Its header.</summary>
    public string Header { get; init => field = value ?? ""; } = "";

    /// <summary>The attribute it gives, or <c>value</c>.</summary>
    public string Attribute { get; init => field = value ?? ""; } = "";
}
