namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>What the warehouse knows of a person.</summary>
public sealed class PersonHistory
{
    /// <summary>The current versions of the spells.</summary>
    public List<StoredSpell> Spells { get; } = [];

    /// <summary>All events, also those that were corrected, withdrawn or moved.</summary>
    public List<TrajectoryEvent> Events { get; } = [];
}
