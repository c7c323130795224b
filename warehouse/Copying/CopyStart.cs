namespace ReIntegrationBI.Warehouse.Copying;

/// <summary>How a copy found its target.</summary>
public enum CopyStart
{
    /// <summary>Empty.</summary>
    New,

    /// <summary>With the first part of the same copy.</summary>
    Resumed,

    /// <summary>With part of a copy of this warehouse as it was earlier; that part was cleared.</summary>
    Restarted,

    /// <summary>Complete and verified before.</summary>
    Complete,
}
