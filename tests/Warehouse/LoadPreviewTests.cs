using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>A preview says what the load then does, and leaves nothing.</summary>
public abstract class LoadPreviewTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly string[] Samples =
    [
        "riziv/depression-burn-out-par-region-2021.xlsx", "riziv/riziv-jaarverslag-2017.xlsx", "riziv/depenses-et-assures-incapacite-2025.csv", "surveys/cm2023.survey.xlsx",
        "surveys/kotk_vpp2025.survey.xlsx",
        "cases/serv2025.cases.xlsx", "process/return-to-work.process.xlsx", "recommendations/serv2025.actions.xlsx",
    ];

    [EngineFact]
    public void Every_kind_of_sample_is_previewed_as_it_is_loaded()
    {
        using var folder = new TempFolder();
        using var database = new TEngine().Rent(TestSchema.Migrated);
        var loads = new FileLoads(new Installation(new Settings(database.Engine.Name, database.ConnectionString, folder.Path, folder.Path, folder.Path)));
        long? first = null;
        foreach (var sample in Samples)
        {
            var path = Path.Combine(SampleWarehouse.Root, "samples", sample);
            var before = State(database);
            var preview = loads.Preview(path, new LoadOptions());
            Assert.Equal(before, State(database));
            Assert.False(preview.Outcome.IsRefused, $"{sample}: {string.Join('\n', preview.Outcome.Problems)}");
            Assert.NotEmpty(preview.Rows!.Rows);
            Assert.All(preview.Rows.Rows, r => Assert.Equal(preview.Rows.Columns.Count, r.Count));

            var outcome = loads.Load(path, new LoadOptions());
            first ??= outcome.LoadKey;
            Assert.Equal((outcome.Loaded, outcome.Rejected, outcome.Superseded), (preview.Outcome.Loaded, preview.Outcome.Rejected, preview.Outcome.Superseded));
        }

        // What stands there now would be replaced, and the same file is known.
        var again = loads.Preview(Path.Combine(SampleWarehouse.Root, "samples", Samples[0]), new LoadOptions());
        Assert.True(again.IsNoOp);
        Assert.Equal((6, 6, first), (again.Outcome.Loaded, again.Outcome.Superseded, (long?)again.Last!.LoadKey));
    }

    [EngineFact]
    public void What_only_the_warehouse_knows_is_told_too()
    {
        using var folder = new TempFolder();
        using var installation = new TrajectoryInstallation<TEngine>();
        Assert.Equal(LoadState.Succeeded, installation.Load(MadeEventFile.Csv(persons: 30, seed: 3)).State);
        var before = State(installation.Database);

        // The same spells again with a line out of order, which only shows beside what is known of the person.
        var path = folder.Write("next.trajectories.csv", MadeEventFile.Csv(persons: 30, seed: 3) + "p1,full_resumption,2022-01-01,worker,\nq1,incapacity_start,2023-02-01,vdab,sex=Q\n");
        var loads = new FileLoads(installation.Parts);
        var preview = loads.Preview(path, new LoadOptions(RejectLimit: 0.5m));
        Assert.Equal(before, State(installation.Database));
        Assert.True(preview.HoldsPersons);
        Assert.Null(preview.Rows);
        var outcome = installation.LoadFile(path, limit: 0.5m);
        Assert.Equal((outcome.Loaded, outcome.Rejected, outcome.Superseded), (preview.Outcome.Loaded, preview.Outcome.Rejected, preview.Outcome.Superseded));
        Assert.Equal(2, outcome.Rejected);
        Assert.Equal(installation.Parts.Journal.RejectionsOf(outcome.LoadKey), preview.Outcome.Rejections);
        Assert.DoesNotContain(Directory.GetFiles(installation.Folder, "*", SearchOption.AllDirectories), f => f.Contains("passing", StringComparison.Ordinal));
    }

    [EngineFact]
    public void What_a_preview_that_died_left_in_staging_goes_at_the_next_start()
    {
        using var warehouse = new SampleWarehouse<TEngine>();
        using (var connection = warehouse.Engine.Open())
        {
            warehouse.Engine.BulkInsert(
                connection, null, "staging.TrajectoryRejection", ["LoadKey", "LineNumber", "Cell", "FoundValue", "Reason"], [[-77L, 1, "line 1", null, "x"]]);
            Assert.Equal(1, WarehouseDump.Number(connection, "SELECT COUNT(*) FROM staging.TrajectoryRejection"));
        }

        warehouse.Journal.MarkDead();
        using var after = warehouse.Engine.Open();
        Assert.Equal(0, WarehouseDump.Number(after, "SELECT COUNT(*) FROM staging.TrajectoryRejection"));
    }

    private static string State(TestDatabase database)
    {
        using var connection = database.Engine.Open();
        return string.Join('\n', WarehouseDump.Tables(connection, database.Tables(connection)));
    }
}

public sealed class LoadPreviewTestsOnSqlite : LoadPreviewTests<SqliteTestEngine>;

public sealed class LoadPreviewTestsOnSqlServer : LoadPreviewTests<SqlServerTestEngine>;
