namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A report as text under version control: which questions it asks, and the sentences around the answers.</summary>
public sealed record ReportDefinition
{
    public required string Report { get; init; }
    public required Text Title { get; init; }
    public required Text Subtitle { get; init; }

    /// <summary>Numbers that sentences use, by name.</summary>
    public IReadOnlyDictionary<string, ValueDefinition> Values { get; init; } = new Dictionary<string, ValueDefinition>();

    /// <summary>Sources of which something must have been loaded before it is sent to anybody.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Sentences of the cover.</summary>
    public IReadOnlyList<Text> Cover { get; init; } = [];

    public required IReadOnlyList<PageDefinition> Pages { get; init; }

    /// <summary>Terms, explained once.</summary>
    public IReadOnlyList<TermDefinition> Glossary { get; init; } = [];
}
