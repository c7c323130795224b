using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>What became of one file: an outcome, or a failure that is not the file's fault.</summary>
internal sealed record LoadAttempt(string Path, LoadOutcome? Outcome, Exception? Failure)
{
    /// <summary>Whether it was stopped, or never begun because the command was to stop.</summary>
    public bool IsStopped => Failure is OperationCanceledException;

    /// <summary>A file that was not begun: the command was asked to stop before.</summary>
    public static LoadAttempt NotBegun(string path) => new(path, null, new OperationCanceledException());
}
