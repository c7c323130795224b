namespace ReIntegrationBI.Warehouse.Disclosure;

/// <summary>What is settled about a cell before disclosure control begins.</summary>
public enum CellFixture
{
    /// <summary>Nothing: it may be shown or hidden.</summary>
    Free,

    /// <summary>It was released elsewhere and cannot be taken back: everybody knows its count.</summary>
    Released,

    /// <summary>Nobody can be in it, by definition or by routing, and everybody knows that: hiding it would protect nobody. Only for a count of 0.</summary>
    ImpossibleByDefinition,

    /// <summary>It must be hidden whatever its count, and be protected like a small one.</summary>
    Withheld,
}
