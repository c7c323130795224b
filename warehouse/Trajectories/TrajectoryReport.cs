namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>A line of a trajectory file, with keys of the warehouse in place of codes.</summary>
public sealed record TrajectoryReport
{
    /// <summary>Its line in the file.</summary>
    public required int Line { get; init; }

    /// <summary>What it does.</summary>
    public ReportKind Kind { get; init; }

    /// <summary>The kind of event.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>The day of the event, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Day { get; init; }

    /// <summary>The day for which the event that it corrects was reported, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Corrects { get; init; }

    /// <summary>Key of the actor who reports it.</summary>
    public required int Actor { get; init; }

    /// <summary>Hours of work a week, in hundredths; null where nothing is said.</summary>
    public int? Hours { get; init; }

    /// <summary>Why the file was closed.</summary>
    public EndReason Reason { get; init; }

    /// <summary>Of whom the spell is, said with its start.</summary>
    public SpellMembers Members { get; init; }
}
