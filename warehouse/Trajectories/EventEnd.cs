namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Whether an event stands, and if not, why.</summary>
public enum EventEnd : byte
{
    /// <summary>It stands.</summary>
    Stands,

    /// <summary>It was corrected: another stands in its place.</summary>
    Corrected,

    /// <summary>It never happened.</summary>
    Withdrawn,

    /// <summary>It belongs to another spell than was known, and stands there.</summary>
    Moved,
}
