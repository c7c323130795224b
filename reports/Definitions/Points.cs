using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Reports.Definitions;

internal static class Points
{
    /// <summary>The value if it may be read. What is suppressed stays out of drawings, cells, caches and scales, even if a caller left it in.</summary>
    public static decimal? Shown(this DataPoint point) => point.State == CellState.Shown ? point.Value : null;
}
