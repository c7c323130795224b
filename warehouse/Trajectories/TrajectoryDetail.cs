namespace ReIntegrationBI.Warehouse.Trajectories;

/// <summary>What a line of a trajectory file says beside person, event, day and actor. Codes are null where nothing is said.</summary>
public sealed record TrajectoryDetail
{
    /// <summary>Nothing.</summary>
    public static TrajectoryDetail None { get; } = new();

    /// <summary>What the line does.</summary>
    public ReportKind Kind { get; init; }

    /// <summary>The day for which the corrected event was reported.</summary>
    public DateOnly Corrects { get; init; }

    /// <summary>Hours of work a week, in hundredths (50 to 4000).</summary>
    public int? Hours { get; init; }

    /// <summary>Why the file was closed.</summary>
    public EndReason Reason { get; init; }

    /// <summary>Code of the scheme.</summary>
    public string? Scheme { get; init; }

    /// <summary>Code of the sex.</summary>
    public string? Sex { get; init; }

    /// <summary>Code of the age group.</summary>
    public string? AgeGroup { get; init; }

    /// <summary>Code of the region.</summary>
    public string? Region { get; init; }

    /// <summary>Code of the disease group.</summary>
    public string? DiseaseGroup { get; init; }
}
