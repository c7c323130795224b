namespace ReIntegrationBI.Portal.Jobs;

/// <summary>How files are to be loaded.</summary>
/// <param name="Source">Only layouts of this source; null for all.</param>
/// <param name="Layout">This layout, whatever the name of the file; null to recognise it.</param>
/// <param name="Force">Load even where the same file was loaded before.</param>
/// <param name="RejectLimit">Share of rows that may be rejected before the whole file is refused, 0 to 1.</param>
/// <param name="Survey">Code of the survey to which a file belongs; null to take it from the name of the file.</param>
/// <param name="Period">The month in which the fieldwork of a survey ended (<c>yyyy-MM</c>), where neither the file nor the warehouse says it; or null.</param>
public sealed record LoadOptions(string? Source = null, string? Layout = null, bool Force = false, decimal RejectLimit = 0.01m, string? Survey = null, string? Period = null);
