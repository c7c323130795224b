namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>A column of an extract.</summary>
/// <param name="Code">Its heading in comma-separated files; does not change with the language.</param>
/// <param name="Heading">Its heading in a workbook.</param>
/// <param name="IsNumber">Whether its heading stands over numbers.</param>
public sealed record ExtractColumn(string Code, string Heading, bool IsNumber = false);
