namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>A load to run.</summary>
/// <param name="File">The input, kept by its hash.</param>
/// <param name="Slice">What it replaces.</param>
/// <param name="Read">Reads the file; may throw <see cref="InputRefusedException"/>.</param>
/// <param name="Force">Load even where the same file was loaded before.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="RerunOf">The load that this one repeats, or null.</param>
public sealed record LoadRequest(
    StoredFile File, Slice Slice, Func<StoredFile, SourceContent> Read, bool Force, string StartedBy, long? RerunOf = null)
{
    /// <summary>Asks the load to stop. It then ends as <see cref="LoadState.Cancelled"/>, with the slice as it was.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Is told how far the load is, on the thread that loads; or null.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }

    /// <summary>Who asked it to stop, asked when it does; null, or giving null, where the process stops.</summary>
    public Func<string?>? StoppedBy { get; init; }
}
