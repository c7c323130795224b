namespace ReIntegrationBI.Etl.Layouts;

/// <summary>The number style of a layout or table.</summary>
public sealed record LayoutNumbers
{
    /// <summary>Mark between groups of three digits: <c>.</c>, <c>,</c>, a blank or empty.</summary>
    public string Thousands { get; init => field = value ?? ""; } = "";

    /// <summary>Mark before the decimals: <c>,</c> or <c>.</c></summary>
    public string Decimal { get; init; } = ",";

    /// <summary>The style.</summary>
    /// <exception cref="ArgumentException">A mark is not allowed.</exception>
    public NumberStyle ToStyle() => new(Thousands, Decimal);
}
