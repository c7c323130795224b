namespace ReIntegrationBI.Portal.Jobs;

/// <summary>How a backfill goes about a range of periods.</summary>
/// <param name="Only">A word of <see cref="BackfillSlices"/>.</param>
/// <param name="OldestFirst">Whether the oldest period goes first; otherwise the newest.</param>
/// <param name="AtOnce">How many slices may be loaded at the same time, 1 to <see cref="MostAtOnce"/>.</param>
public sealed record BackfillChoice(string Only = BackfillSlices.All, bool OldestFirst = false, int AtOnce = BackfillChoice.UsualAtOnce)
{
    /// <summary>How many slices are loaded at the same time, unless said otherwise.</summary>
    public const int UsualAtOnce = 2;

    /// <summary>How many slices may be loaded at the same time at most.</summary>
    public const int MostAtOnce = 8;
}
