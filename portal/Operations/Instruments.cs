using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Jobs;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>
/// What this process measures about itself, through the platform's own instruments: without a listener it costs next to nothing.
/// A dimension holds a word of ours (a kind, a state, a source, a language), never a name of a person or what stands in a file.
/// </summary>
public static class Instruments
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "ReIntegrationBI";

    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter Meter = new(Name, Version);
    private static readonly ActivitySource Spans = new(Name, Version);

    private static readonly Counter<long> RunsStarted = Meter.CreateCounter<long>("reintegrationbi.runs.started", "{run}", "Attempts of runs that this process began.");
    private static readonly Counter<long> RunsEnded = Meter.CreateCounter<long>("reintegrationbi.runs.ended", "{run}", "Attempts of runs that came to an end here, with their state.");
    private static readonly Counter<long> Loads = Meter.CreateCounter<long>("reintegrationbi.loads", "{load}", "Loads that ended here, with their state.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("reintegrationbi.load.rows", "{row}", "Rows of files, loaded or rejected.");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("reintegrationbi.mails", "{mail}", "Mails by the state in which an attempt left them.");
    private static readonly Histogram<double> RunDuration = Seconds("reintegrationbi.run.duration", "How long an attempt of a run took.");
    private static readonly Histogram<double> LoadDuration = Seconds("reintegrationbi.load.duration", "How long a load took, from reading to the commit.");
    private static readonly Histogram<double> ReportDuration = Seconds("reintegrationbi.report.duration", "How long it took to make a report.");

    private static ImmutableList<JobStore> _queues = [];

    static Instruments() => Meter.CreateObservableGauge("reintegrationbi.queue.depth", Depths, "{run}", "Runs in the queue that are not over, by state.");

    /// <summary>An attempt of a run begins.</summary>
    /// <param name="kind">Its kind.</param>
    public static void RunStarted(string kind) => RunsStarted.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>An attempt of a run is over.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="state">The state in which it left the run: a word of <see cref="JobState"/>.</param>
    /// <param name="duration">How long the attempt took.</param>
    public static void RunEnded(string kind, string state, TimeSpan duration)
    {
        var tags = new TagList { { "kind", kind }, { "state", state } };
        RunsEnded.Add(1, tags);
        RunDuration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Begins the span of an attempt; null where nobody listens. What it does is a part of it: dispose it when it is over.</summary>
    /// <param name="run">The run as it was claimed.</param>
    public static Activity? StartRun(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Spans.StartActivity("run " + run.Kind, ActivityKind.Internal, parentContext: default, [new("run.key", run.Key), new("run.kind", run.Kind), new("run.attempt", run.Attempt)]);
    }

    /// <summary>Begins the span of a load; null where nobody listens.</summary>
    /// <param name="source">The source of its slice.</param>
    public static Activity? StartLoad(string source) => Spans.StartActivity("load")?.SetTag("load.source", source);

    /// <summary>Begins the span of a step of a load, within that of the load.</summary>
    public static Activity? StartStep(LoadStep step) => Spans.StartActivity("load " + step.ToString().ToLowerInvariant());

    /// <summary>A load is over.</summary>
    /// <param name="source">The source of its slice.</param>
    /// <param name="state">A word of <see cref="LoadState"/>.</param>
    /// <param name="loaded">Rows loaded.</param>
    /// <param name="rejected">Rows rejected.</param>
    /// <param name="duration">How long it took.</param>
    public static void LoadEnded(string source, string state, long loaded, long rejected, TimeSpan duration)
    {
        var tags = new TagList { { "source", source }, { "state", state } };
        Loads.Add(1, tags);
        LoadDuration.Record(duration.TotalSeconds, tags);
        Rows.Add(loaded, new TagList { { "source", source }, { "outcome", "loaded" } });
        Rows.Add(rejected, new TagList { { "source", source }, { "outcome", "rejected" } });
    }

    /// <summary>Begins the span of making a report; null where nobody listens.</summary>
    public static Activity? StartReport(string report, string language, string format) =>
        Spans.StartActivity("report")?.SetTag("report.name", report).SetTag("report.language", language).SetTag("report.format", format);

    /// <summary>Begins the span of making the first pages ahead; null where nobody listens.</summary>
    public static Activity? StartPagesAhead() => Spans.StartActivity("pages ahead");

    /// <summary>A report was made.</summary>
    /// <param name="report">Its name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="format">Its form.</param>
    /// <param name="duration">How long it took.</param>
    public static void ReportMade(string report, string language, string format, TimeSpan duration) =>
        ReportDuration.Record(duration.TotalSeconds, new TagList { { "report", report }, { "language", language }, { "format", format } });

    /// <summary>Begins the span of delivering an edition to one recipient; null where nobody listens. Who it is stays out of it.</summary>
    public static Activity? StartDelivery(string report, string language) =>
        Spans.StartActivity("delivery", ActivityKind.Producer)?.SetTag("report.name", report).SetTag("report.language", language);

    /// <summary>An attempt to send a mail left it in a state.</summary>
    /// <param name="state">The word of the state.</param>
    public static void Mail(string state) => Mails.Add(1, new KeyValuePair<string, object?>("state", state));

    /// <summary>Lets the depth of a queue be observed until the result is disposed.</summary>
    public static IDisposable Observe(JobStore queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ImmutableInterlocked.Update(ref _queues, static (all, one) => all.Add(one), queue);
        return new Observed(queue);
    }

    private static Histogram<double> Seconds(string name, string description) => Meter.CreateHistogram(
        name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800] });

    private static IEnumerable<Measurement<long>> Depths()
    {
        foreach (var queue in _queues)
        {
            IReadOnlyDictionary<string, int> counts;
            try
            {
                counts = queue.CountByState();
            }
            catch (Exception e) when (e is DbException or WarehouseException)
            {
                // A gap in the line says it; the readiness of the portal says why.
                continue;
            }

            foreach (var state in JobState.All.Except(JobState.Over))
            {
                yield return new Measurement<long>(counts.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state));
            }
        }
    }

    private sealed class Observed(JobStore queue) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref _queues, static (all, one) => all.Remove(one), queue);
    }
}
