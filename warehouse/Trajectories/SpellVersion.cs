namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>A new version of a spell.</summary>
/// <param name="Spell">Key of the spell.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Line">The line of the load that made it necessary.</param>
/// <param name="Snapshot">How the spell stands.</param>
public sealed record SpellVersion(long Spell, int Version, int Line, SpellSnapshot Snapshot)
{
    /// <summary>Whether it is the current one; false where the same load that made it undid it.</summary>
    public bool IsCurrent { get; init; } = true;
}
