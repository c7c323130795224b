namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>Weights, and the report by which they are judged before they are used.</summary>
public sealed record RakingResult
{
    /// <summary>One weight a respondent. 0 only where the starting weight was.</summary>
    public required double[] Weights { get; init; }

    /// <summary>True if all margins are met and, where asked for, all weights lie within their bounds.</summary>
    public bool Converged => MarginsMet && BoundsMet;

    /// <summary>True if no share deviates from its target by more than the tolerance.</summary>
    public required bool MarginsMet { get; init; }

    /// <summary>True if no weight lies beyond its bound by more than the tolerance, or none was asked for.</summary>
    public required bool BoundsMet { get; init; }

    /// <summary>Cycles through all margins, of all rounds together.</summary>
    public required int Iterations { get; init; }

    /// <summary>Rounds of trimming; 0 if no weight had to be.</summary>
    public required int TrimRounds { get; init; }

    /// <summary>The margins, in the order given.</summary>
    public required IReadOnlyList<RakingMarginReport> Margins { get; init; }

    /// <summary>Base before: n, starting weights, effective base and design effect.</summary>
    public required RespondentBase Before { get; init; }

    /// <summary>Base after.</summary>
    public required RespondentBase After { get; init; }

    /// <summary>The smallest weight above 0.</summary>
    public double SmallestWeight => Weights.Where(w => w > 0).Min();

    /// <summary>The largest weight.</summary>
    public double LargestWeight => Weights.Max();
}
