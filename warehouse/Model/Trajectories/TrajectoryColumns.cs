using ReIntegrationBI.Warehouse.Results;

namespace ReIntegrationBI.Warehouse.Model.Trajectories;

/// <summary>Persons with what became of their first spell, as columns.</summary>
internal sealed class TrajectoryColumns
{
    /// <summary>How many persons.</summary>
    public required int Persons { get; init; }

    /// <summary>The day up to which everything is known.</summary>
    public required DateOnly ObservedUntil { get; init; }

    /// <summary>What they are broken down by.</summary>
    public required IReadOnlyList<TrajectoryDimension> Dimensions { get; init; }

    /// <summary>What is measured in time, each after those in its rules.</summary>
    public required IReadOnlyList<TimedOutcome> Outcomes { get; init; }

    /// <summary>Furthest milestone of those whose spell did not end at work, by person: 0 the start, then as in <see cref="Milestones.OnTheWay"/> from 1; -1 of the others.</summary>
    public required sbyte[] Furthest { get; init; }

    /// <summary>Of those whose incapacity lasted twelve weeks and was observed that long: 1 where there was a contact within them, else 0; of others -1.</summary>
    public required sbyte[] EarlyContact { get; init; }

    /// <summary>Hand-overs between actors, by person.</summary>
    public required ushort[] HandOvers { get; init; }

    /// <summary>Key of the spell, by person.</summary>
    public required long[] Spells { get; init; }

    /// <summary>An outcome by its code.</summary>
    public TimedOutcome this[string outcome] => Outcomes.First(o => o.Code == outcome);
}
