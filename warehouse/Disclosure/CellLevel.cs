namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What a cell is in its table: readers miss a total more than a part.</summary>
public enum CellLevel
{
    /// <summary>A cell inside a table.</summary>
    Inner,

    /// <summary>A marginal or a subtotal.</summary>
    Total,

    /// <summary>A total of which everything depends, such as the base of a segment: hidden only where nothing else protects.</summary>
    GrandTotal,
}
