using System.Diagnostics;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Tests.Trajectories;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Tests.Warehouse;

/// <summary>A load that is asked to stop leaves the warehouse as it was, says so in the journal, and can be done again.</summary>
public abstract class CancelledLoadTests<TEngine>
    where TEngine : ITestEngine, new()
{
    private static readonly string[] Samples =
    [
        "riziv/depression-burn-out-par-region-2021.xlsx", "riziv/riziv-jaarverslag-2017.xlsx", "riziv/depenses-et-assures-incapacite-2025.csv", "surveys/cm2023.survey.xlsx",
        "surveys/kotk_vpp2025.survey.xlsx", "cases/serv2025.cases.xlsx", "process/return-to-work.process.xlsx",
        "recommendations/serv2025.actions.xlsx",
    ];

    [EngineFact]
    public void Trajectories_stop_at_each_step_in_the_middle_of_their_rows()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        Assert.Equal(LoadState.Succeeded, installation.Load(MadeEventFile.Csv(persons: 900, seed: 1)).State);
        // The same persons with other events: rows of each kind would be written and superseded.
        var second = Path.Combine(installation.Folder, "second.trajectories.csv");
        File.WriteAllText(second, MadeEventFile.Csv(persons: 900, seed: 2));
        var loads = new FileLoads(installation.Parts, "an");
        var before = Content(installation);
        foreach (var (step, rows) in new[] { (LoadStep.Reading, 1000), (LoadStep.Reading, 3000), (LoadStep.Staging, 1000), (LoadStep.Replacing, 0), (LoadStep.Replacing, 1000) })
        {
            using var stop = new StopAt(step, rows);
            Assert.Throws<OperationCanceledException>(() => loads.Load(second, new LoadOptions(RejectLimit: 1), stop.Token, stop, () => "an"));
            MustBeCancelled(installation, before, "Stopped by an; the warehouse is as it was before.");
            Assert.True(stop.Seen.SequenceEqual(stop.Seen.Order()), "Steps come in their order: " + string.Join(", ", stop.Seen));
            Assert.Empty(Directory.GetFiles(Path.Combine(installation.Folder, "passing")));
        }

        var outcome = loads.Load(second, new LoadOptions(RejectLimit: 1));
        Assert.True(outcome.State == LoadState.Succeeded, outcome.Reason);
        Assert.NotEqual(before, Content(installation));
    }

    [EngineFact]
    public void Every_kind_of_content_stops_at_each_step()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        var loads = new FileLoads(installation.Parts);
        foreach (var sample in Samples)
        {
            var path = Path.Combine(SampleWarehouse.Root, "samples", sample);
            var before = Content(installation);
            foreach (var step in Enum.GetValues<LoadStep>())
            {
                using var stop = new StopAt(step, 0);
                LoadOutcome? ended = null;
                Assert.True(
                    Record.Exception(() => ended = loads.Load(path, new LoadOptions(), stop.Token, stop)) is OperationCanceledException,
                    $"{sample} at {step}: {ended?.State} {ended?.Reason}");
                MustBeCancelled(installation, before, "The process stopped; the warehouse is as it was before.");
            }

            var cancelled = installation.Parts.Journal.Latest(1)[0];
            Assert.Equal(["running", "cancelled"], installation.Parts.History.Transitions(cancelled.LoadKey).Select(t => t.State));
            // The content was kept as of any other load, so that it can be done again without the file.
            var outcome = loads.Rerun(cancelled, 0.01m);
            Assert.True(outcome.State == LoadState.Succeeded, $"{sample}: {outcome.Reason}");
            Assert.NotEqual(before, Content(installation));
        }
    }

    [EngineFact]
    public void One_that_is_stopped_before_it_begins_or_while_it_waits_is_journalled_too()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        var path = Path.Combine(SampleWarehouse.Root, "samples", Samples[0]);
        var loads = new FileLoads(installation.Parts);
        var before = Content(installation);
        Assert.Throws<OperationCanceledException>(() => loads.Load(path, new LoadOptions(), new CancellationToken(canceled: true)));
        MustBeCancelled(installation, before, "The process stopped; the warehouse is as it was before.");

        var first = installation.Parts.Journal.Latest(1)[0];
        using var held = installation.Database.Engine.TryLock($"slice-{new Slice(first.Source, first.Dataset, first.Period, first.Layout)}", TimeSpan.Zero);
        Assert.NotNull(held);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Throws<OperationCanceledException>(() => loads.Load(path, new LoadOptions(), soon.Token));
        MustBeCancelled(installation, before, "The process stopped; the warehouse is as it was before.");
    }

    [EngineFact]
    public void A_backfill_that_is_stopped_gives_what_it_did_and_last_what_it_was_at()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        var loads = new FileLoads(installation.Parts);
        foreach (var year in new[] { "2015", "2016", "2017" })
        {
            Assert.Equal(LoadState.Succeeded, loads.Load(Path.Combine(SampleWarehouse.Root, "samples", "riziv", $"riziv-jaarverslag-{year}.xlsx"), new LoadOptions()).State);
        }

        var backfill = new Backfill(installation.Parts);
        var steps = backfill.Plan("riziv", Period.Parse("2000"), Period.Parse("2030"), new BackfillChoice());
        Assert.Equal(3, steps.Count);
        var second = steps[1].Run;
        using var held = installation.Database.Engine.TryLock($"slice-{new Slice(second.Source, second.Dataset, second.Period, second.Layout)}", TimeSpan.Zero);
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => backfill.Run(steps, 1, 0.01m, stop.Token));

        // The second one waits for its slice, which is held.
        Assert.True(SpinWait.SpinUntil(() => installation.Parts.Journal.Latest(10).Count(l => l.State == LoadState.Succeeded) == 4, Patience.Longest));
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        var results = run.GetAwaiter().GetResult();

        Assert.Equal([steps[0], steps[1]], results.Select(r => r.Step));
        Assert.Equal(LoadState.Succeeded, results[0].Outcome!.State);
        Assert.IsType<OperationCanceledException>(results[1].Failure);
        Assert.Equal(LoadState.Cancelled, installation.Parts.Journal.Latest(1)[0].State);
    }

    [EngineFact]
    public void A_preview_that_is_stopped_leaves_nothing_not_even_in_the_journal()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        var path = Path.Combine(SampleWarehouse.Root, "samples", Samples[0]);
        Assert.Throws<OperationCanceledException>(() => new FileLoads(installation.Parts).Preview(path, new LoadOptions(), new CancellationToken(canceled: true)));
        Assert.Empty(installation.Parts.Journal.Latest(1));
        Assert.Equal(0, Staged(installation));
    }

    [EngineFact]
    public void A_cancelled_load_counts_among_those_with_something_to_do()
    {
        using var installation = new TrajectoryInstallation<TEngine>();
        Assert.Throws<OperationCanceledException>(
            () => new FileLoads(installation.Parts).Load(Path.Combine(SampleWarehouse.Root, "samples", Samples[0]), new LoadOptions(), new CancellationToken(canceled: true)));
        Assert.Equal(LoadState.Cancelled, Assert.Single(installation.Parts.History.Search(new LoadFilter(State: LoadState.Cancelled), 0, 10)).State);
        Assert.Empty(installation.Parts.Journal.MarkDead());
    }

    private static void MustBeCancelled(TrajectoryInstallation<TEngine> installation, string before, string reason)
    {
        var last = installation.Parts.Journal.Latest(1)[0];
        Assert.Equal((LoadState.Cancelled, reason, 0), (last.State, last.Reason, last.RowsLoaded));
        Assert.NotNull(last.FinishedAt);
        Assert.Equal(before, Content(installation));
        Assert.Equal(0, Staged(installation));
        Assert.Equal(0, installation.Number($"SELECT COUNT(*) FROM RejectedRow WHERE LoadKey = {last.LoadKey}"));
    }

    private static string Content(TrajectoryInstallation<TEngine> installation) => WarehouseDump.Content(installation.Database);

    private static long Staged(TrajectoryInstallation<TEngine> installation) =>
        new[] { "PublishedFigure", "SurveyFigure", "SurveyRespondent", "TrajectoryVersion", "TrajectoryEvent", "TrajectoryRejection" }
            .Sum(table => installation.Number($"SELECT COUNT(*) FROM staging.{table}"));

    /// <summary>Asks a load to stop as soon as it says that it is at a row of a step.</summary>
    private sealed class StopAt(LoadStep step, long rows) : IProgress<LoadProgress>, IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public CancellationToken Token => _source.Token;

        public List<LoadStep> Seen { get; } = [];

        public void Report(LoadProgress value)
        {
            Seen.Add(value.Step);
            if (value.Step == step && value.Rows >= rows)
            {
                _source.Cancel();
            }
        }

        public void Dispose() => _source.Dispose();
    }
}

public sealed class CancelledLoadTestsOnSqlite : CancelledLoadTests<SqliteTestEngine>;

public sealed class CancelledLoadTestsOnSqlServer : CancelledLoadTests<SqlServerTestEngine>;
