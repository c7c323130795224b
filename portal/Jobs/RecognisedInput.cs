using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>A file whose layout is known.</summary>
/// <param name="Slice">What a load of it replaces.</param>
/// <param name="Read">Reads it; may throw <see cref="InputRefusedException"/>.</param>
public sealed record RecognisedInput(Slice Slice, Func<StoredFile, SourceContent> Read)
{
    /// <summary>Whether it is loaded even where the same file was loaded before: what it is read with has changed since.</summary>
    public bool IsStale { get; init; }
}
