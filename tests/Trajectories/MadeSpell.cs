namespace ReIntegrationBI.Tests.Trajectories;

/// <summary>A spell that a test makes up.</summary>
public sealed record MadeSpell(int Person, DateOnly Start)
{
    public string Sex { get; init; } = "F";

    public string Scheme { get; init; } = "general";

    public string Region { get; init; } = "Flanders";

    /// <summary>Milestones reached, by code, with the days since the start.</summary>
    public Dictionary<string, int> Lags { get; init; } = [];

    /// <summary>Days to its end, or null while it is open.</summary>
    public int? End { get; init; }

    public string? EndReason { get; init; }

    public int HandOvers { get; init; }

    /// <summary>Events in their order: milestone, days since the start, actor.</summary>
    public List<(string Milestone, int Lag, string Actor)> Events { get; init; } = [];

    public int? Lag(string milestone) => Lags.TryGetValue(milestone, out var lag) ? lag : null;
}
