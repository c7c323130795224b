namespace ReIntegrationBI.Reports.Rendering.Workbook;

/// <summary>Header rows of the fixed tables.</summary>
internal static class Headers
{
    /// <summary>Header cells that differ from each other.</summary>
    public static IReadOnlyList<SheetCell> Of(params string[] names)
    {
        var taken = Names.Taken();
        return [.. names.Select(n => new SheetCell(Names.Header(n, taken), CellStyle.Header))];
    }
}
