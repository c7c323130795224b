namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>An event of a person, as it stands or stood.</summary>
public sealed record TrajectoryEvent
{
    /// <summary>Its key in the warehouse; 0 for one that is not there yet.</summary>
    public long Key { get; init; }

    /// <summary>The spell to which it belongs; 0 where that is not known yet.</summary>
    public long Spell { get; set; }

    /// <summary>What happened.</summary>
    public required Milestone Milestone { get; init; }

    /// <summary>When, as <see cref="DateOnly.DayNumber"/>.</summary>
    public required int Day { get; init; }

    /// <summary>Key of the actor who reported it.</summary>
    public required int Actor { get; init; }

    /// <summary>Hours of work a week, in hundredths, or null.</summary>
    public int? Hours { get; init; }

    /// <summary>Why the file was closed.</summary>
    public EndReason Reason { get; init; }

    /// <summary>Of whom the spell is; only of a start.</summary>
    public SpellMembers Members { get; init; }

    /// <summary>The line of this load that reported it; 0 for one that was there before.</summary>
    public int Line { get; init; }

    /// <summary>Whether it stands.</summary>
    public EventEnd End { get; set; }

    /// <summary>Whether another is the same event: same kind, day and actor.</summary>
    public bool Is(Milestone milestone, int day, int actor) => Milestone == milestone && Day == day && Actor == actor;

    /// <summary>The order in which events of a person follow each other: by day, then by rank of the milestone, then by actor.</summary>
    public static int Compare(TrajectoryEvent one, TrajectoryEvent other) => one.Day != other.Day ? one.Day.CompareTo(other.Day)
        : one.Milestone != other.Milestone ? one.Milestone.CompareTo(other.Milestone)
        : one.Actor.CompareTo(other.Actor);
}
