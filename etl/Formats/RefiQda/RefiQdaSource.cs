namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A source of a project: that it is there and where, never what it says.</summary>
public sealed record RefiQdaSource
{
    /// <summary>Its identifier.</summary>
    public required string Guid { get; init; }

    /// <summary>Its name, which may be that of a person; empty where none is given.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required RefiQdaSourceKind Kind { get; init; }

    /// <summary>Where its content stands, e.g. <c>internal://….txt</c>; empty where it is not said.</summary>
    public required string Path { get; init; }

    /// <summary>What is known of it.</summary>
    public required IReadOnlyList<RefiQdaAttribute> Attributes { get; init; }

    /// <summary>Codes of the source as a whole.</summary>
    public required IReadOnlyList<RefiQdaCoding> Codings { get; init; }

    /// <summary>Line of the XML, from 1.</summary>
    public required int Line { get; init; }
}
