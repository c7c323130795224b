using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using ReIntegrationBI.Portal;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Operations;
using ReIntegrationBI.Tests.Behaviour;
using ReIntegrationBI.Tests.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Tests.Portal;

/// <summary>What a collector would be told of loads, reports, runs and the queue.</summary>
public sealed class InstrumentsTests : IDisposable
{
    private const string Regions = "depression-burn-out-par-region-2021.xlsx";

    private readonly TempFolder _folder = new();
    private readonly TestDatabase _database = new SqliteTestEngine().Rent(TestSchema.Migrated);
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private readonly RecordedSpans _spans = new();
    private readonly MeterListener _meters = new();

    public InstrumentsTests()
    {
        Migrator.OfJobs(_database.Engine).Run();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Of(tags))));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Of(tags))));
        _meters.Start();
    }

    [Fact]
    public void A_load_is_a_span_with_its_steps_and_counts_its_rows()
    {
        using var mine = _spans.Begin();
        var loads = new FileLoads(Parts());
        Assert.Equal(LoadState.Succeeded, loads.Load(SampleEdit.Sample(Regions), new LoadOptions()).State);
        Assert.Equal(LoadState.NoOp, loads.Load(SampleEdit.Sample(Regions), new LoadOptions()).State);
        Assert.Throws<OperationCanceledException>(() => loads.Load(SampleEdit.Sample(Regions), new LoadOptions(Force: true), new CancellationToken(canceled: true)));

        var spans = _spans.Of(mine);
        var three = spans.Where(s => s.OperationName == "load").ToList();
        Assert.Equal(["succeeded", "no-op", "cancelled"], three.Select(s => s.GetTagItem("load.state")));
        Assert.Equal(
            ["load reading", "load staging", "load replacing"], spans.Where(s => s.ParentId == three[0].Id).OrderBy(s => s.StartTimeUtc).Select(s => s.OperationName));
        Assert.Equal((6L, 0L, "riziv"), (three[0].GetTagItem("load.rows_loaded"), three[0].GetTagItem("load.rows_rejected"), three[0].GetTagItem("load.source")));

        // Other tests load too; what they measure is theirs, so at least this much.
        foreach (var state in new[] { "succeeded", "no-op", "cancelled" })
        {
            Assert.Contains(_measured, m => m.Name == "reintegrationbi.loads" && (string?)m.Tags["state"] == state && (string?)m.Tags["source"] == "riziv");
            Assert.Contains(_measured, m => m.Name == "reintegrationbi.load.duration" && m.Value >= 0 && (string?)m.Tags["state"] == state);
        }

        Assert.Contains(_measured, m => m is { Name: "reintegrationbi.load.rows", Value: 6 } && (string?)m.Tags["outcome"] == "loaded");
        // Nothing that is measured names the file or who loaded it.
        var all = string.Join('\n', _measured.SelectMany(m => m.Tags.Values).Concat(spans.SelectMany(s => s.TagObjects.Select(t => t.Value))));
        Assert.DoesNotContain(Regions, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Environment.UserName + "\n", all + "\n", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_measured_with_its_form_and_language()
    {
        using var mine = _spans.Begin();
        var installation = Parts();
        new FileLoads(installation).Load(SampleEdit.Sample("riziv-jaarverslag-2017.xlsx"), new LoadOptions());
        await new ReportPublisher(installation).PublishAsync(
            new ReportOrder(ReportOrder.Monthly, installation.CurrentMonth, "fr", ReportFormat.Html), _folder.Path);
        Assert.Contains(_measured, m => m is { Name: "reintegrationbi.report.duration", Value: > 0 } && (string?)m.Tags["language"] == "fr" && (string?)m.Tags["format"] == "html");
        Assert.Equal("html", Assert.Single(_spans.Of(mine), s => s.OperationName == "report").GetTagItem("report.format"));
    }

    [Fact]
    public void Runs_mails_and_the_depth_of_the_queue_are_measured()
    {
        var kind = "kind-" + Guid.NewGuid().ToString("N");
        var installation = Parts();
        var order = new JobOrder(kind, "a subject", "{}", "an");
        installation.Jobs.Enqueue(order);
        installation.Jobs.Enqueue(order);
        var run = installation.Jobs.Claim("node")!;
        using (var span = Instruments.StartRun(run))
        {
            Instruments.RunStarted(kind);
            Instruments.RunEnded(kind, JobState.Succeeded, TimeSpan.FromSeconds(2.5));
            Assert.Equal((run.Key, kind, 1), (span!.GetTagItem("run.key"), span.GetTagItem("run.kind"), span.GetTagItem("run.attempt")));
            using var delivery = Instruments.StartDelivery("monthly", "nl");
            Assert.Equal(span.Id, delivery!.ParentId);
        }

        var state = "state-" + kind;
        Instruments.Mail(state);
        Assert.Equal(1, Assert.Single(_measured, m => m.Name == "reintegrationbi.runs.started" && (string?)m.Tags["kind"] == kind).Value);
        Assert.Equal("succeeded", Assert.Single(_measured, m => m.Name == "reintegrationbi.runs.ended" && (string?)m.Tags["kind"] == kind).Tags["state"]);
        Assert.Equal(2.5, Assert.Single(_measured, m => m.Name == "reintegrationbi.run.duration" && (string?)m.Tags["kind"] == kind).Value);
        Assert.Single(_measured, m => m.Name == "reintegrationbi.mails" && (string?)m.Tags["state"] == state);

        using (Instruments.Observe(installation.Jobs))
        {
            _meters.RecordObservableInstruments();
            Assert.Contains(Depths(), m => (string?)m.Tags["state"] == JobState.Queued && m.Value == 1);
            Assert.Contains(Depths(), m => (string?)m.Tags["state"] == JobState.Running && m.Value == 1);
            Assert.DoesNotContain(Depths(), m => JobState.Over.Contains((string?)m.Tags["state"]));
        }
    }

    [Fact]
    public void A_queue_that_is_away_leaves_a_gap_and_breaks_nothing()
    {
        var lost = new Installation(new Settings("Sqlite", "Data Source=" + _folder.File("no/warehouse.db"), _folder.Path, _folder.Path, _folder.Path));
        using (Instruments.Observe(lost.Jobs))
        using (Instruments.Observe(Parts().Jobs))
        {
            _meters.RecordObservableInstruments();
            Assert.NotEmpty(Depths());
        }
    }

    public void Dispose()
    {
        _meters.Dispose();
        _spans.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Depths() => _measured.Where(m => m.Name == "reintegrationbi.queue.depth");

    private Installation Parts() => new(Settings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Warehouse"] = _database.ConnectionString, ["DataFolder"] = _folder.Path }).Build()));

    private static Dictionary<string, object?> Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.ToArray().ToDictionary(t => t.Key, t => t.Value);
}
