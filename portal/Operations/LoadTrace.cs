using System.Diagnostics;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Operations;

/// <summary>Measures a load: a span for it and one for each of its steps, its duration and its rows. What a load says of its progress goes on to whoever asked.</summary>
internal sealed class LoadTrace : IProgress<LoadProgress>, IDisposable
{
    private readonly string _source;
    private readonly IProgress<LoadProgress>? _next;
    private readonly Activity? _load;
    private readonly long _began = Stopwatch.GetTimestamp();
    private LoadStep? _step;
    private Activity? _stepSpan;
    private string _state = LoadState.Failed;
    private long _loaded, _rejected;

    /// <summary>A load begins.</summary>
    /// <param name="source">The source of its slice.</param>
    /// <param name="next">Who else is told how far it is, or null.</param>
    public LoadTrace(string source, IProgress<LoadProgress>? next)
    {
        (_source, _next) = (source, next);
        _load = Instruments.StartLoad(source);
    }

    /// <inheritdoc/>
    public void Report(LoadProgress value)
    {
        if (_step != value.Step)
        {
            _stepSpan?.Dispose();
            _step = value.Step;
            _stepSpan = Instruments.StartStep(value.Step);
        }

        _next?.Report(value);
    }

    /// <summary>The load came to an end.</summary>
    public void End(LoadOutcome outcome)
    {
        (_state, _loaded, _rejected) = (outcome.State, outcome.Loaded, outcome.Rejected);
        _load?.SetTag("load.key", outcome.LoadKey);
    }

    /// <summary>The load was stopped.</summary>
    public void Cancelled() => _state = LoadState.Cancelled;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stepSpan?.Dispose();
        _load?.SetTag("load.state", _state);
        _load?.SetTag("load.rows_loaded", _loaded);
        _load?.SetTag("load.rows_rejected", _rejected);
        _load?.SetStatus(_state == LoadState.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        _load?.Dispose();
        Instruments.LoadEnded(_source, _state, _loaded, _rejected, Stopwatch.GetElapsedTime(_began));
    }
}
