namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A cell of a crosstab. Everything in it is null unless its state is <see cref="CellState.Shown"/>.</summary>
public sealed record CrosstabCell
{
    /// <summary>Whether it may be read; not available where the column has no base.</summary>
    public CellState State { get; init; } = CellState.Shown;

    /// <summary>Respondents, unweighted; null for a mean.</summary>
    public int? Count { get; init; }

    /// <summary>Share of the base of the column in percent (weighted where weights were asked), or the mean; weighted ones are rounded, so that nobody finds whose weights are in them.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the 95 % interval, in the unit of the value; null where the base is too small.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the 95 % interval.</summary>
    public double? High { get; init; }

    /// <summary>Letters of the columns over which it is significantly higher; empty where none.</summary>
    public string Letters { get; init; } = "";
}
