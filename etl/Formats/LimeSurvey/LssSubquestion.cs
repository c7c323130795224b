namespace ReIntegrationBI.Etl.Formats;

/// <summary>A row of an array, an answer of a multiple choice, or (scale 1) a column of an array of fields.</summary>
public sealed record LssSubquestion
{
    /// <summary>Its number in the file (<c>qid</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>0 for rows, 1 for columns.</summary>
    public required int Scale { get; init; }

    /// <summary>Its place among those of its scale.</summary>
    public required int Order { get; init; }

    /// <summary>The expression under which it is shown; null for always.</summary>
    public string? Relevance { get; init; }

    /// <summary>Its label.</summary>
    public required LssTexts Texts { get; init; }
}
