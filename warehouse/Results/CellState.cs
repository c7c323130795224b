namespace ReIntegrationBI.Warehouse.Results;

/// <summary>Whether a cell may be read. The three look different everywhere, and none of them is a zero.</summary>
public enum CellState
{
    /// <summary>The value is shown.</summary>
    Shown,

    /// <summary>The value exists and is hidden by disclosure control.</summary>
    Suppressed,

    /// <summary>No source gives the value.</summary>
    NotAvailable,
}
