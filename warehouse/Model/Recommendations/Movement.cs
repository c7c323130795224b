namespace ReIntegrationBI.Warehouse.Model.Recommendations;

/// <summary>How the measure of an action has moved, seen from what the action wants.</summary>
public enum Movement
{
    /// <summary>In the direction that the action wants.</summary>
    Towards,

    /// <summary>In the other direction.</summary>
    Away,

    /// <summary>The two figures are the same.</summary>
    Unchanged,

    /// <summary>There is one figure, and none before it in the same unit and kind of period.</summary>
    OneMeasurement,

    /// <summary>There are two figures, and one of them is a bound (more than …) that leaves the direction open.</summary>
    NotComparable,

    /// <summary>The figure is a plan, a budget or a forecast, not a measurement.</summary>
    PlanOnly,

    /// <summary>The measure is known, and the warehouse holds no figure that may be shown.</summary>
    NoFigure,

    /// <summary>No source measures the action.</summary>
    NotMeasured,
}
