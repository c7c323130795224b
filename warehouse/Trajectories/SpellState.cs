namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>How a spell stands.</summary>
public enum SpellState : byte
{
    /// <summary>Not at work, or relapsed.</summary>
    Incapacitated,

    /// <summary>At work in part.</summary>
    PartiallyResumed,

    /// <summary>Fully at work again, and no relapse since.</summary>
    Resumed,

    /// <summary>Closed.</summary>
    Closed,
}
