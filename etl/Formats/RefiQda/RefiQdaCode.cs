namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>A code of an analyst's codebook.</summary>
public sealed record RefiQdaCode
{
    /// <summary>What stands between the names of a path.</summary>
    public const string Separator = " > ";

    /// <summary>Its identifier: lower-case, without braces.</summary>
    public required string Guid { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The names from the top of the tree to this code, with <see cref="Separator"/> between.</summary>
    public required string Path { get; init; }

    /// <summary>Identifier of the code above it; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether segments may be coded with it; else it only groups others.</summary>
    public required bool IsCodable { get; init; }

    /// <summary>Its colour as <c>#rrggbb</c>; null where none is given.</summary>
    public string? Color { get; init; }

    /// <summary>Line of the XML, from 1.</summary>
    public required int Line { get; init; }
}
