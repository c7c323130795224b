namespace ReIntegrationBI.Warehouse.Model;

/// <summary>A question about trajectories. It touches at most two of the dimensions.</summary>
public sealed record TrajectoryQuery
{
    /// <summary>What trajectories can be broken down by: <c>period</c> is the year in which the incapacity started.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["scheme", "sex", "age_group", "region", "disease_group", "period"];

    /// <summary>Dimensions to break the answer down by, at most two.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Dimension to the member it is limited to, by code or by label in any language.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Of return to work: whether only full resumption counts.</summary>
    public bool FullOnly { get; init; }

    /// <summary>The warehouse as it was known at this moment (UTC); null for now.</summary>
    public DateTime? AsOf { get; init; }
}
