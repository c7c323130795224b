namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What becomes of a cell. For audit only: readers are told that a cell is hidden, never whether by itself or for another.</summary>
public enum CellTreatment
{
    /// <summary>Shown.</summary>
    Visible,

    /// <summary>Hidden for its own sake: a small count, the full cell of a group, or withheld on demand.</summary>
    Primary,

    /// <summary>Hidden so that others cannot be computed.</summary>
    Secondary,
}
