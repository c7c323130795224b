namespace ReIntegrationBI.Portal.Server;

/// <summary>A sentence of the story of a case.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Derived">Where it rests on something inferred: that it does, and how surely; null where the study says it.</param>
public sealed record CaseStoryLine(string Text, string? Derived = null);
