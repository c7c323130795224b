namespace ReIntegrationBI.Etl.Layouts;

/// <summary>The row that follows the data: a source line or a footnote.</summary>
public sealed record LayoutEnd
{
    /// <summary>Letters of the column in which it is recognised.</summary>
    public string Column { get; init; } = "A";

    /// <summary>Beginnings by which it is recognised.</summary>
    public List<string> StartsWith { get; init => field = value ?? []; } = [];
}
