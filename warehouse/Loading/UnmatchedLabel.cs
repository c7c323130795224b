namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A label of a source for which no code list, or no map of a layout, has a member.</summary>
/// <param name="CodeList">The code list that was asked; null where the journal does not say which.</param>
/// <param name="Label">What the source wrote.</param>
/// <param name="Count">How often runs met it.</param>
/// <param name="LastLoad">The last run that met it.</param>
/// <param name="File">The file of that run.</param>
public sealed record UnmatchedLabel(string? CodeList, string Label, int Count, long LastLoad, string File);
