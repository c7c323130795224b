namespace ReIntegrationBI.Warehouse.Model.Processes;

/// <summary>Gives the description of the way back to work from memory, as <see cref="RememberedReader"/> gives answers; one as of a moment is passed on.</summary>
/// <param name="inner">Reads what is new.</param>
/// <param name="memory">Keeps it.</param>
public sealed class RememberedProcess(IProcessReader inner, ReadingMemory memory) : IProcessReader
{
    /// <inheritdoc/>
    public ProcessView? Read(DateTime? asOf = null) => asOf is not null ? inner.Read(asOf) : memory.Get("process", () => inner.Read());
}
