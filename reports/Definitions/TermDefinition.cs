namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A term and its meaning.</summary>
public sealed record TermDefinition
{
    public required Text Term { get; init; }
    public required Text Meaning { get; init; }
}
