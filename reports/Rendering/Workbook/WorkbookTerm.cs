namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A term of the glossary and what it means, in the language of the report.</summary>
public sealed record WorkbookTerm(string Term, string Meaning);
