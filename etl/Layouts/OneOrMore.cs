namespace ReIntegrationBI.Etl.Layouts;

/// <summary>Texts that a layout may write as one text or as a list.</summary>
public sealed class OneOrMore(params IReadOnlyList<string> texts)
{
    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <summary>Whether it was written as one text.</summary>
    public bool IsOne { get; init; }
}
