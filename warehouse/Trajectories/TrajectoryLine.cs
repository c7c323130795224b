using ReIntegrationBI.Warehouse.Persons;

namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>A line of a trajectory file that can be read: codes of the code lists, and the hash of the person.</summary>
public readonly record struct TrajectoryLine
{
    /// <summary>Its line in the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whose event it is.</summary>
    public required PersonHash Person { get; init; }

    /// <summary>What happened.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>When.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Code of the actor who reports it.</summary>
    public required string Actor { get; init; }

    /// <summary>What else is said.</summary>
    public required TrajectoryDetail Detail { get; init; }
}
