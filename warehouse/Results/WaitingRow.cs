namespace ReIntegrationBI.Warehouse.Results;

/// <summary>How long one group waited from one milestone to another.</summary>
public sealed record WaitingRow
{
    /// <summary>Code of the pair, e.g. <c>request_assessment</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>Code of the milestone from which it counts.</summary>
    public required string From { get; init; }

    /// <summary>Code of the milestone up to which it counts.</summary>
    public required string To { get; init; }

    /// <summary>Its name.</summary>
    public required Label Label { get; init; }

    /// <summary>The persons.</summary>
    public required TrajectoryGroup Group { get; init; }

    /// <summary>Those who reached the first milestone.</summary>
    public required TrajectoryCount Started { get; init; }

    /// <summary>Those of them who reached the second while they were observed.</summary>
    public required TrajectoryCount Reached { get; init; }

    /// <summary>Days by which a quarter reached it, the others still waiting or censored included (Kaplan-Meier).</summary>
    public required DurationCell LowerQuartile { get; init; }

    /// <summary>Days by which half reached it.</summary>
    public required DurationCell Median { get; init; }

    /// <summary>Days by which three quarters reached it.</summary>
    public required DurationCell UpperQuartile { get; init; }
}
