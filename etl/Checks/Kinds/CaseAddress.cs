using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Etl.Checks.Kinds;

/// <summary>How checks of cases name a place.</summary>
internal static class CaseAddress
{
    /// <summary>Publication, file, sheet and cell.</summary>
    public static string InWords(this CellAddress address) =>
        $"{address.Publication}: {address.File}{(address.Sheet is null ? "" : $", sheet '{address.Sheet}'")}, cell {address.Cell}";
}
