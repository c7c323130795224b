namespace ReIntegrationBI.Warehouse.Cases;

/// <summary>Where a fact of a case study stands in the file, and where the study says it.</summary>
/// <param name="Sheet">Sheet of a workbook; null for a file of another kind.</param>
/// <param name="RowNumber">Row (or line), from 1.</param>
/// <param name="ColumnNumber">Column, from 1.</param>
/// <param name="SourceLines">Ranges of lines of the study's report (<c>3296-3363;1549</c>), or null.</param>
public sealed record CasePlace(string? Sheet, int RowNumber, int ColumnNumber, string? SourceLines = null);
