namespace ReIntegrationBI.Warehouse.Loading;

/// <summary>How a load ended.</summary>
/// <param name="LoadKey">Its key in the journal.</param>
/// <param name="FileName">The file.</param>
/// <param name="State">A word of <see cref="LoadState"/>.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Loaded">Rows loaded.</param>
/// <param name="Rejected">Rows rejected.</param>
/// <param name="Superseded">Rows of the slice that were replaced (and kept).</param>
/// <param name="Problems">Why the input was refused; empty otherwise.</param>
public sealed record LoadOutcome(
    long LoadKey, string FileName, string State, string? Reason, int Loaded, int Rejected, int Superseded, IReadOnlyList<InputProblem> Problems)
{
    /// <summary>What was loaded, but deserves a look; empty unless the load succeeded.</summary>
    public IReadOnlyList<Rejection> Remarks { get; init; } = [];
}
