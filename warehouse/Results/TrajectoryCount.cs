namespace ReIntegrationBI.Warehouse.Results;

/// <summary>A number of persons with its share of a base. Everything in it is null unless its state is <see cref="CellState.Shown"/>.</summary>
public sealed record TrajectoryCount
{
    /// <summary>A count that is not shown.</summary>
    public static TrajectoryCount Hidden { get; } = new() { State = CellState.Suppressed };

    /// <summary>Whether it may be read.</summary>
    public CellState State { get; init; } = CellState.Shown;

    /// <summary>Persons.</summary>
    public int? Persons { get; init; }

    /// <summary>Their share of the base in percent, one decimal; null where the base is not shown, empty, or there is none.</summary>
    public double? Share { get; init; }

    /// <summary>Lower end of the 95 % interval of the share in percent, or null.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public double? High { get; init; }
}
