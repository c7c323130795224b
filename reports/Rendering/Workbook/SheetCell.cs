namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>A cell to write.</summary>
/// <param name="Value">A string, int, decimal, finite double or DateTime; null for an empty cell.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Link">Web address, or # and a place in this workbook.</param>
internal readonly record struct SheetCell(object? Value, CellStyle Style = CellStyle.Text, string? Link = null)
{
    public static implicit operator SheetCell(string? text) => new(text);
}
