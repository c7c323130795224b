namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A page of a report.</summary>
public sealed record PageDefinition
{
    public required string Id { get; init; }
    public required Text Heading { get; init; }
    public required Text Finding { get; init; }
    public required Text Lead { get; init; }
    public IReadOnlyList<Text> Caveats { get; init; } = [];
    public IReadOnlyList<VisualDefinition> Visuals { get; init; } = [];

    /// <summary>True for the page that lists where sources disagree, over the whole report.</summary>
    public bool Disagreements { get; init; }

    /// <summary>True for the page that tells how the last checks of the data ended.</summary>
    public bool Checks { get; init; }
}
