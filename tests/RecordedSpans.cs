using System.Collections.Concurrent;
using System.Diagnostics;
using ReIntegrationBI.Portal.Operations;

namespace ReIntegrationBI.Tests;

/// <summary>The spans of the product that end while this lives, of all tests: those of one are found by what it began.</summary>
internal sealed class RecordedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivitySource _tests = new("ReIntegrationBI.Tests");
    private readonly ActivityListener _listener;

    public RecordedSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _tests || source.Name == Instruments.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>All that ended so far.</summary>
    public IReadOnlyCollection<Activity> All => _ended;

    /// <summary>Begins the span of a test; what the test then begins is a part of it.</summary>
    public Activity Begin() => _tests.StartActivity("test")!;

    /// <summary>What ended within the span of a test.</summary>
    public List<Activity> Of(Activity test) => [.. _ended.Where(s => s.TraceId == test.TraceId)];

    public void Dispose()
    {
        _listener.Dispose();
        _tests.Dispose();
    }
}
