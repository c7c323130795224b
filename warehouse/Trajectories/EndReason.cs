namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>Why a spell ended.</summary>
public enum EndReason : byte
{
    /// <summary>It has not ended, or nothing is said.</summary>
    None,

    /// <summary>A full resumption of work that lasted.</summary>
    FullResumption,

    /// <summary>Closed: back at work.</summary>
    Work,

    /// <summary>Closed: pension.</summary>
    Pension,

    /// <summary>Closed: death.</summary>
    Death,

    /// <summary>Closed: the right to benefits ended.</summary>
    EndOfRight,

    /// <summary>Closed for another reason.</summary>
    Other,
}
