namespace ReIntegrationBI.Warehouse.Statistics;

/// <summary>The margins and the respondents do not fit each other; nothing was weighted.</summary>
public sealed class RakingRefusedException(IReadOnlyList<RakingProblem> problems)
    : Exception("The respondents cannot be raked to these margins. " + string.Join(" ", problems.Select(p => p.Message)))
{
    /// <summary>All that is wrong, by margin and category.</summary>
    public IReadOnlyList<RakingProblem> Problems { get; } = problems;
}
