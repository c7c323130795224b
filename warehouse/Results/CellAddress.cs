namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Where a figure comes from: the road back from a number on a page to the cell of the file it was read from.</summary>
/// <param name="Publication">Code of the publication (edition).</param>
/// <param name="PublicationTitle">Title of the publication.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Url">Address of the publication, or null.</param>
/// <param name="File">Name of the loaded file.</param>
/// <param name="Sheet">Sheet of a workbook; null for a text file.</param>
/// <param name="Cell">Cell in A1 notation; in a text file the column's letter and the line.</param>
/// <param name="Sha256">Hash of the file's content, 64 hexadecimal digits.</param>
/// <param name="LoadKey">The load that brought it.</param>
/// <param name="LoadedAt">When that load was committed (UTC).</param>
/// <param name="PublicationKind"><c>official</c>, <c>research</c>, <c>press</c> or <c>second_hand</c>.</param>
public sealed record CellAddress(
    string Publication,
    string PublicationTitle,
    string Publisher,
    string? Url,
    string File,
    string? Sheet,
    string Cell,
    string Sha256,
    long LoadKey,
    DateTime LoadedAt,
    string PublicationKind = "official");
