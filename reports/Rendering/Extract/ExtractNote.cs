namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>Something that the reader of an extract must know.</summary>
/// <param name="About">What it is about: the question, a filter, a rule.</param>
/// <param name="Text">What is said.</param>
public sealed record ExtractNote(string About, string Text);
