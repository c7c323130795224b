namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>The words of freshness.</summary>
public static class FreshnessState
{
    /// <summary>Nothing that could be there is missing.</summary>
    public const string Fresh = "fresh";

    /// <summary>The period of the next edition is over, or its day has passed, but it is not late yet.</summary>
    public const string Due = "due";

    /// <summary>The next edition should be there: somebody should ask for it.</summary>
    public const string Late = "late";

    /// <summary>The next edition is missing for so long that its source counts as failed.</summary>
    public const string Overdue = "overdue";

    /// <summary>All words, the best first.</summary>
    public static IReadOnlyList<string> All { get; } = [Fresh, Due, Late, Overdue];
}
