namespace ReIntegrationBI.Etl.Formats.RefiQda;

/// <summary>An analyst's coded project, without a word of what its sources say.</summary>
public sealed record RefiQdaProject
{
    /// <summary>The part of the package that holds it.</summary>
    public required string Entry { get; init; }

    /// <summary>Its codes.</summary>
    public required RefiQdaCodebook Codebook { get; init; }

    /// <summary>Who worked on it.</summary>
    public required IReadOnlyList<RefiQdaUser> Users { get; init; }

    /// <summary>Its cases; none where its sources are the cases.</summary>
    public required IReadOnlyList<RefiQdaCase> Cases { get; init; }

    /// <summary>Its sources.</summary>
    public required IReadOnlyList<RefiQdaSource> Sources { get; init; }

    /// <summary>What was selected in them.</summary>
    public required IReadOnlyList<RefiQdaSelection> Selections { get; init; }

    /// <summary>Sets of codes or sources.</summary>
    public required IReadOnlyList<RefiQdaSet> Sets { get; init; }

    /// <summary>Notes in the project; they are counted, not read.</summary>
    public required int Notes { get; init; }
}
