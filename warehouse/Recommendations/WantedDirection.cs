namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>In which direction an action wants a measure to move.</summary>
public enum WantedDirection
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}
