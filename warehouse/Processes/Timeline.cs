namespace ReIntegrationBI.Warehouse.Processes;

/// <summary>Which of the two timelines of a process.</summary>
public enum Timeline
{
    /// <summary>How it goes.</summary>
    Current,

    /// <summary>How it should go, by the source.</summary>
    Ideal,
}
