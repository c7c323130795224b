namespace ReIntegrationBI.Etl.Formats;

/// <summary>A file that could be opened, as sheets of addressed cells; a text file has one sheet without a name.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Sheets">Its sheets in their order, hidden ones too.</param>
public sealed record SourceDocument(string File, IReadOnlyList<Sheet> Sheets);
