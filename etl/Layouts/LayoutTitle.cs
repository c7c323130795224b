namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A cell by which a table is recognised.</summary>
public sealed record LayoutTitle
{
    /// <summary>Its place, e.g. <c>A1</c>.</summary>
    public string Cell { get; init => field = value ?? ""; } = "";

    /// <summary>What it must begin with.</summary>
    public string Text { get; init => field = value ?? ""; } = "";
}
