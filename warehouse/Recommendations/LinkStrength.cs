namespace ReIntegrationBI.Warehouse.Recommendations;

/// <summary>How near a measure is to an action.</summary>
public enum LinkStrength
{
    /// <summary>The measure asks or counts the very thing that is recommended.</summary>
    Direct,

    /// <summary>The measure shows what the action should lead to, and other things move it too.</summary>
    Indirect,
}
