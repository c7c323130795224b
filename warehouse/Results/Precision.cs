namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How exact the publisher says a figure is. The order is the order of preference on reading.</summary>
public enum Precision
{
    /// <summary>As counted or computed.</summary>
    Exact,

    /// <summary>Rounded by the publisher.</summary>
    Rounded,

    /// <summary>Not printed: worked out from a printed percentage and its base, so it may be off by what the percentage was rounded.</summary>
    Reconstructed,

    /// <summary>Printed as "more than" the value.</summary>
    AtLeast,

    /// <summary>Printed before the final figure.</summary>
    Provisional,

    /// <summary>A forecast or projection made before the period had closed.</summary>
    Forecast,

    /// <summary>A budget, not an outturn.</summary>
    Budget,

    /// <summary>A plan or target, not a measurement.</summary>
    Target,
}
