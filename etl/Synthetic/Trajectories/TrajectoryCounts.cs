namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>What was written.</summary>
/// <param name="Rows">Lines without the heading.</param>
/// <param name="Persons">Persons of whom a line that is right was written.</param>
/// <param name="Spells">Spells that were opened; of a second file 0.</param>
/// <param name="Dirty">Lines that a load must reject.</param>
public sealed record TrajectoryCounts(long Rows, long Persons, long Spells, long Dirty);
