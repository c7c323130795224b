using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Copying;

namespace ReIntegrationBI.Tests.Copying;

public sealed class CopyToSqliteTests(LazyFixture<CopySource> source) : CopyTests<SqliteTestEngine>(source), IClassFixture<LazyFixture<CopySource>>
{
    [Fact]
    public void A_warehouse_is_not_copied_onto_itself()
    {
        using var warehouse = new SampleWarehouse();

        Assert.Throws<CopyRefusedException>(() => WarehouseCopy.Open(warehouse.Engine, warehouse.Engine, TimeProvider.System));
    }
}
