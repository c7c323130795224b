namespace ReIntegrationBI.Reports.Definitions;

/// <summary>A term of the field and what it means, in the language of the report.</summary>
public sealed record GlossaryTerm(string Term, string Meaning);
