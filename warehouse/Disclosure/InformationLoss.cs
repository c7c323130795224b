namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What a reader loses with a cell, where the caller does not say it.</summary>
public static class InformationLoss
{
    private const double TotalFactor = 10;
    private const double GrandTotalFactor = 1000;

    /// <summary>
    /// 1 + log2(1 + count) for a cell inside a table, ten times that for a total, a thousand times for a grand total. The logarithm is between the two
    /// usual measures, number of cells and number of persons: hiding one large cell is worse than hiding one small cell, but not in proportion.
    /// </summary>
    public static double Of(long count, CellLevel level) => (1 + Math.Log2(1 + count)) * level switch
    {
        CellLevel.GrandTotal => GrandTotalFactor,
        CellLevel.Total => TotalFactor,
        _ => 1,
    };
}
