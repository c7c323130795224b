namespace ReIntegrationBI.Etl.Formats;

/// <summary>An answer that can be chosen.</summary>
public sealed record LssAnswer
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>0, or 1 for the second scale of an array with two.</summary>
    public required int Scale { get; init; }

    /// <summary>Its place among the answers of its scale.</summary>
    public required int Order { get; init; }

    /// <summary>Its points in an assessment; 0 without one.</summary>
    public int Assessment { get; init; }

    /// <summary>Its label.</summary>
    public required LssTexts Texts { get; init; }
}
