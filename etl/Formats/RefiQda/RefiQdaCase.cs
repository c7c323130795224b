namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A case: what a study is about, most often a person.</summary>
public sealed record RefiQdaCase
{
    /// <summary>Its identifier. Some programs give a code the same one: its segments are then the case's.</summary>
    public required string Guid { get; init; }

    /// <summary>Its name, which may be that of a person; empty where none is given.</summary>
    public required string Name { get; init; }

    /// <summary>What is known of it.</summary>
    public required IReadOnlyList<RefiQdaAttribute> Attributes { get; init; }

    /// <summary>Identifiers of codes that stand for the case.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Identifiers of sources that are about it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Identifiers of selections that are about it.</summary>
    public required IReadOnlyList<string> Selections { get; init; }

    /// <summary>References to sources or selections that the project does not hold.</summary>
    public required IReadOnlyList<string> LostReferences { get; init; }

    /// <summary>Line of the XML, from 1.</summary>
    public required int Line { get; init; }
}
