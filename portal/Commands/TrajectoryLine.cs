using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>One value of an answer about trajectories.</summary>
/// <param name="Group">The persons.</param>
/// <param name="Subject">What it is about: a pair of milestones, a milestone, a share.</param>
/// <param name="Name">The same in English.</param>
/// <param name="Item">Which value of it: a month, reached, median.</param>
/// <param name="State">Whether it may be read.</param>
/// <param name="Persons">Persons: those counted; of a curve those still at risk.</param>
/// <param name="Value">A share in percent, or days, or a mean.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record TrajectoryLine(
    TrajectoryGroup Group, string Subject, string Name, string Item, CellState State, int? Persons, double? Value, double? Low = null, double? High = null);
