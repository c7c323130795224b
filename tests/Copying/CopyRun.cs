using ReIntegrationBI.Warehouse.Copying;
using ReIntegrationBI.Warehouse.Engines;

namespace ReIntegrationBI.Tests.Copying;

/// <summary>A copy, all steps of it or the first ones.</summary>
internal static class CopyRun
{
    /// <summary>Copies and verifies; every table must be equal.</summary>
    public static CopyStart All(IWarehouseEngine source, IWarehouseEngine target)
    {
        using var copy = WarehouseCopy.Open(source, target, TimeProvider.System);
        var start = Begin(copy);
        foreach (var batch in copy.Batches())
        {
            copy.Copy(batch);
        }

        Assert.All(CopyTable.All.Select(copy.Verify), t => Assert.True(t.IsEqual, $"{t.Source.Table}: {t.Difference}"));
        copy.Finish();
        return start;
    }

    /// <summary>Copies some batches and leaves it at that.</summary>
    public static void Part(IWarehouseEngine source, IWarehouseEngine target, int batches)
    {
        using var copy = WarehouseCopy.Open(source, target, TimeProvider.System);
        Begin(copy);
        Assert.True(copy.Batches().Count > batches, "There is not enough to copy for a part of it.");
        foreach (var batch in copy.Batches().Take(batches))
        {
            copy.Copy(batch);
        }
    }

    private static CopyStart Begin(WarehouseCopy copy)
    {
        foreach (var table in CopyTable.All)
        {
            copy.Measure(table);
        }

        return copy.Begin();
    }
}
