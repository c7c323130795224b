namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>The current version of a spell in the warehouse.</summary>
/// <param name="Spell">Key of the spell.</param>
/// <param name="Trajectory">Key of the version.</param>
/// <param name="Version">Its number.</param>
/// <param name="Members">Of whom it is.</param>
public sealed record StoredSpell(long Spell, long Trajectory, int Version, SpellMembers Members);
