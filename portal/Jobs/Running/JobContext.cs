using System.Text.Json;
using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Running;

/// <summary>A run that is being done, and where it says how far it is.</summary>
/// <param name="run">The run.</param>
/// <param name="store">Where it is noted.</param>
/// <param name="clock">Now.</param>
public sealed class JobContext(JobRun run, JobStore store, TimeProvider clock)
{
    /// <summary>Progress is noted this often at most: it is looked at, not computed with.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private long? _noted;

    /// <summary>The run.</summary>
    public JobRun Run => run;

    /// <summary>What the kind was told.</summary>
    public T Input<T>() => JsonSerializer.Deserialize<T>(run.Input)!;

    /// <summary>Writes a line about what is done.</summary>
    public void Log(string message) => store.Log(run, JobLogLevel.Information, message);

    /// <summary>Writes a line about what somebody should look at.</summary>
    public void Warn(string message) => store.Log(run, JobLogLevel.Warning, message);

    /// <summary>Writes a line about what went wrong.</summary>
    public void Error(string message) => store.Log(run, JobLogLevel.Error, message);

    /// <summary>Says how far it is; said too often, only some of it is noted.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is to do; null where it is not known.</param>
    /// <param name="text">What it is doing, or null.</param>
    public void Progress(long? done, long? total, string? text = null)
    {
        if (_noted is { } noted && done != total && clock.GetElapsedTime(noted) < Between)
        {
            return;
        }

        _noted = clock.GetTimestamp();
        store.Progress(run, done, total, text);
    }

    /// <summary>Who asked the run to stop, or null where nobody did.</summary>
    public string? StoppedBy() => store.Find(run.Key)?.CancelAskedBy;

    /// <summary>Notes what came of a part.</summary>
    public void Part(JobPart part) => store.AddPart(run, part);
}
