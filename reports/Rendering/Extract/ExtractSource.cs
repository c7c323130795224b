using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Rendering.Extract;

/// <summary>Where a value of a row comes from.</summary>
/// <param name="What">Which value of the row, in words.</param>
/// <param name="Address">The cell it was read from, or null where none is known.</param>
/// <param name="Formula">How it was computed, or null where it is as published.</param>
public sealed record ExtractSource(string What, CellAddress? Address, string? Formula = null);
