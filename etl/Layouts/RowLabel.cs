using ReIntegrationBI.Etl.Formats;

namespace ReIntegrationBI.Etl.Layouts;

/// <summary>A label that applies to a row: its own, or one filled down from above.</summary>
internal sealed record RowLabel(CellReference At, string Text, string? Error);
