using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>The server goes away in the middle of a load and comes back.</summary>
public sealed class ServerGoneTests : IRunsOn<SqlServerTestEngine>
{
    private const string Sample = "riziv-jaarverslag-2017.xlsx";

    [EngineTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_load_that_loses_its_server_says_so_changes_nothing_and_can_be_repeated(bool loadedBefore)
    {
        using var warehouse = new SampleWarehouse<SqlServerTestEngine>();
        var file = SampleWarehouse.SampleFiles.Single(f => Path.GetFileName(f) == Sample);
        if (loadedBefore)
        {
            warehouse.Load(file);
        }

        var server = new SqlConnectionStringBuilder(warehouse.Database.ConnectionString);
        var address = server.DataSource.Split(',');
        using var proxy = new TcpProxy(address[0], address.Length > 1 ? int.Parse(address[1], CultureInfo.InvariantCulture) : 1433);
        server.DataSource = $"127.0.0.1,{proxy.Port.ToString(CultureInfo.InvariantCulture)}";
        server.Pooling = false;
        var engine = new SqlServerEngine(server.ConnectionString);
        var journal = new LoadJournal(engine, TimeProvider.System);
        var before = WarehouseDump.Content(warehouse.Database);

        var gone = Assert.Throws<WarehouseException>(() => Run(warehouse, engine, journal, file, proxy.Cut));

        Assert.Contains(engine.Place, gone.Message, StringComparison.Ordinal);
        Assert.Contains(Sample, gone.Message, StringComparison.Ordinal);
        Assert.Contains("Load it again", gone.Message, StringComparison.Ordinal);
        Assert.Equal(before, WarehouseDump.Content(warehouse.Database));

        proxy.Resume();
        Assert.Single(journal.MarkDead());
        Assert.Equal(LoadState.EndedUnexpectedly, journal.Latest(1)[0].State);
        Assert.Equal(LoadState.Succeeded, Run(warehouse, engine, journal, file, () => { }).State);
        using var connection = engine.Open();
        Assert.Equal(4, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM FactPublishedFigure WHERE SupersededAt IS NULL"));
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM staging.PublishedFigure"));
    }

    private static LoadOutcome Run(SampleWarehouse warehouse, SqlServerEngine engine, LoadJournal journal, string path, Action afterReading)
    {
        var layout = warehouse.Source.LayoutFor(path);
        return new Loader(engine, journal).Run(
            new LoadRequest(
                warehouse.Files.Keep(path),
                new Slice(layout.Source, layout.Dataset, layout.Period, layout.Name),
                _ =>
                {
                    var content = warehouse.Source.Read(path);
                    afterReading();
                    return content;
                },
                Force: true,
                "test"));
    }
}
