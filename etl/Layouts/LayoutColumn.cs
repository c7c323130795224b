namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A column of values.</summary>
public sealed record LayoutColumn
{
    /// <summary>Its letters.</summary>
    public string Column { get; init => field = value ?? ""; } = "";

    /// <summary>The headers above it, one for each header row; an empty one is not checked.</summary>
    public OneOrMore Header { get; init; } = new();

    /// <summary>Attributes of its figures, as codes.</summary>
    public Dictionary<string, string> Set { get; init => field = value ?? []; } = [];

    /// <summary>Whether its values are left alone.</summary>
    public bool Skip { get; init; }
}
