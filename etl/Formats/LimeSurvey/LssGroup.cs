namespace ReIntegrationBI.Etl.Formats;

/// <summary>A group of questions: a page of the survey.</summary>
public sealed record LssGroup
{
    /// <summary>Its number in the file (<c>gid</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the groups.</summary>
    public required int Order { get; init; }

    /// <summary>The expression under which it is shown; null for always.</summary>
    public string? Relevance { get; init; }

    /// <summary>Its name.</summary>
    public required LssTexts Names { get; init; }
}
